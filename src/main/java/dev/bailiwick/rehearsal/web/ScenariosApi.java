package dev.bailiwick.rehearsal.web;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.rehearsal.scenario.NotToBeSaid;
import dev.bailiwick.rehearsal.scenario.Scenario;
import dev.bailiwick.rehearsal.scenario.Scenarios;
import dev.bailiwick.rehearsal.scenario.Scorecard;
import dev.bailiwick.rehearsal.tryout.PlayScenarios;
import dev.bailiwick.rehearsal.tryout.ProposedFiles;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The company's scenarios, and what becomes of them by what is in force or by a proposal. Nothing is kept or sent. */
@RestController
@RequestMapping("/api/rehearsal")
class ScenariosApi {

    private static final int MOST_MESSAGES = 1_000;
    private static final int MOST_ENTRIES = 10_000;
    private static final String GIVEN = Scenarios.FOLDER + "/given.yaml";

    private final Scenarios scenarios;
    private final PlayScenarios play;
    private final ProposedFiles files;
    private final Conversations conversations;
    private final Ledger ledger;

    ScenariosApi(Scenarios scenarios, PlayScenarios play, ProposedFiles files, Conversations conversations, Ledger ledger) {
        this.scenarios = scenarios;
        this.play = play;
        this.files = files;
        this.conversations = conversations;
        this.ledger = ledger;
    }

    /** The company's scenarios, ordered by path. */
    @GetMapping(path = "/scenarios", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Line> list() {
        return scenarios.inForce().stream().map(Line::of).toList();
    }

    /**
     * Plays scenarios in a house in memory, without models, and says what was otherwise. Takes seconds; one at a time.
     *
     * @param wish what is played, and by what
     */
    @PostMapping(path = "/play", produces = MediaType.APPLICATION_JSON_VALUE)
    Card play(@RequestBody Play wish) {
        String proposal = wish.proposal() == null || wish.proposal().isBlank() ? null : wish.proposal().strip();
        List<Scenario> wanted = wanted(wish);
        try {
            CompanyFiles by = files.with(proposal);
            files.check(proposal);
            return Card.of(play.play(by, proposal, wanted));
        } catch (InvalidFile broken) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "nothing can be played by this: " + broken.getMessage());
        }
    }

    /**
     * A scenario of a conversation in which something was said that should not have been, personal data masked as it was kept.
     *
     * @param from the conversation
     * @param turn the turn in which it was said
     */
    @GetMapping(path = "/scenario", produces = MediaType.APPLICATION_JSON_VALUE)
    Text from(@RequestParam String from, @RequestParam int turn) {
        ConversationId its = new ConversationId(from);
        Conversation told = conversations.find(its).orElseThrow(() -> Refusal.notFound("conversation", its));
        return Text.of(NotToBeSaid.of(told, conversations.messages(its, 0, MOST_MESSAGES), ledger.entries(its, 0, MOST_ENTRIES), turn));
    }

    private List<Scenario> wanted(Play wish) {
        if (wish.text() != null && !wish.text().isBlank()) {
            try {
                return Scenarios.read("the text", List.of(new CompanyFile(GIVEN, wish.text().getBytes(StandardCharsets.UTF_8))));
            } catch (InvalidFile broken) {
                throw Refusal.invalid("text", "line " + broken.line() + ": " + broken.what());
            }
        }
        List<Scenario> all = scenarios.inForce();
        if (wish.paths() == null || wish.paths().isEmpty()) {
            return all;
        }
        Set<String> missing = new HashSet<>(wish.paths());
        all.forEach(one -> missing.remove(one.path()));
        if (!missing.isEmpty()) {
            throw Refusal.notFound("scenario", missing.stream().sorted().findFirst().orElseThrow());
        }
        return all.stream().filter(one -> wish.paths().contains(one.path())).toList();
    }

    /**
     * What is played.
     *
     * @param proposal a proposal of policies or of drawings; missing for what is in force
     * @param paths    the scenarios' files; missing for all
     * @param text     a scenario that stands in no file, in the place of those
     */
    record Play(@Nullable String proposal, @Nullable List<String> paths, @Nullable String text) {
    }

    /**
     * A scenario's text.
     *
     * @param name a name for its file, in the company's folder {@code scenarios}
     * @param text what it says
     */
    record Text(String name, String text) {
        static Text of(NotToBeSaid.Written written) {
            return new Text(written.name(), written.text());
        }
    }

    /**
     * A scenario.
     *
     * @param path  its file
     * @param title what it shows
     * @param steps how many steps it has
     */
    record Line(String path, String title, int steps) {
        static Line of(Scenario one) {
            return new Line(one.path(), one.title(), one.steps().size());
        }
    }

    /**
     * What became of them.
     *
     * @param proposal what they were played by; missing for what is in force
     * @param book     the version of the policies
     * @param passed   how many passed
     * @param failed   how many did not
     * @param played   each of them
     * @param took     how long they took together, in milliseconds, without opening the house
     */
    record Card(@Nullable String proposal, String book, int passed, int failed, List<Played> played, long took) {
        static Card of(Scorecard card) {
            return new Card(card.proposal(), card.book(), card.passed(), card.failed(), card.played().stream().map(Played::of).toList(),
                    card.millis());
        }
    }

    /**
     * One of them.
     *
     * @param path   its file
     * @param title  what it shows
     * @param passed whether everything was so
     * @param misses what was otherwise
     * @param talk   what was written and said, in order
     */
    record Played(String path, String title, boolean passed, List<Miss> misses, List<String> talk) {
        static Played of(Scorecard.Played one) {
            return new Played(one.path(), one.title(), one.passed(), one.misses().stream().map(Miss::of).toList(), one.talk());
        }
    }

    /**
     * Something that should have been so.
     *
     * @param line     where it stands in the file
     * @param step     in which step
     * @param expected what should have been so
     * @param instead  what was so
     */
    record Miss(int line, int step, String expected, String instead) {
        static Miss of(Scorecard.Miss one) {
            return new Miss(one.line(), one.step(), one.expected(), one.instead());
        }
    }
}
