package dev.bailiwick.rehearsal.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.ledger.Explanation;
import dev.bailiwick.rehearsal.tryout.Trial;
import dev.bailiwick.rehearsal.tryout.TryConversation;
import dev.bailiwick.release.change.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Conversations that people try, without any effect. */
@RestController
@RequestMapping("/api/try")
class TryApi {

    private static final int MOST_TEXT = 20_000;

    private final TryConversation tries;

    TryApi(TryConversation tries) {
        this.tries = tries;
    }

    /**
     * Begins a trial. Nothing of it is kept or sent; that it was tried is noted.
     *
     * @param wish what it begins with
     */
    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Tried begin(@RequestBody Begin wish, HttpServletRequest request) {
        Instant moment = read("moment", wish.moment(), Instant::parse, "a moment such as 2026-03-01T08:00:00Z");
        String resources = wish.resources() == null || wish.resources().isEmpty() ? null : wish.resources().toString();
        try {
            return Tried.of(tries.begin(new TryConversation.Wish(blank(wish.proposal()), blank(wish.customer()), blank(wish.channel()), resources,
                    moment), who(request)));
        } catch (InvalidFile broken) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "this cannot be tried: " + broken.getMessage());
        }
    }

    /**
     * A trial as it stands.
     *
     * @param id the trial
     */
    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Tried look(@PathVariable String id, HttpServletRequest request) {
        return Tried.of(tries.look(id, who(request)));
    }

    /**
     * The customer writes; the answer comes when the assistant has done what follows.
     *
     * @param id   the trial
     * @param said the words
     */
    @PostMapping(path = "/{id}/messages", produces = MediaType.APPLICATION_JSON_VALUE)
    Tried write(@PathVariable String id, @RequestBody Words said, HttpServletRequest request) {
        if (said.text() == null || said.text().isBlank() || said.text().length() > MOST_TEXT) {
            throw Refusal.invalid("text", "must be 1 to " + MOST_TEXT + " characters");
        }
        return Tried.of(tries.write(id, said.text(), said.subject(), who(request)));
    }

    /**
     * Time passes in the trial, and what is due meanwhile happens.
     *
     * @param id   the trial
     * @param span how long
     */
    @PostMapping(path = "/{id}/time", produces = MediaType.APPLICATION_JSON_VALUE)
    Tried pass(@PathVariable String id, @RequestBody Span span, HttpServletRequest request) {
        Duration by = read("by", span.by(), Duration::parse, "a span such as PT48H");
        if (by == null) {
            throw Refusal.invalid("by", "must be a span such as PT48H");
        }
        return Tried.of(tries.pass(id, by, who(request)));
    }

    /**
     * A drawing that the trial went through, in BPMN's XML.
     *
     * @param id      the trial
     * @param drawing the drawing, as its steps name it
     */
    @GetMapping(path = "/{id}/drawing", produces = MediaType.APPLICATION_XML_VALUE)
    String drawing(@PathVariable String id, @RequestParam String drawing, HttpServletRequest request) {
        return tries.drawing(id, drawing, who(request));
    }

    /**
     * A scenario of the trial up to a turn in which something was said that should not have been.
     *
     * @param id   the trial
     * @param turn the turn
     */
    @GetMapping(path = "/{id}/scenario", produces = MediaType.APPLICATION_JSON_VALUE)
    ScenariosApi.Text scenario(@PathVariable String id, @RequestParam int turn, HttpServletRequest request) {
        return ScenariosApi.Text.of(tries.scenario(id, turn, who(request)));
    }

    /**
     * Ends a trial.
     *
     * @param id the trial
     */
    @DeleteMapping("/{id}")
    void end(@PathVariable String id, HttpServletRequest request) {
        tries.end(id, who(request));
    }

    private static Person who(HttpServletRequest request) {
        if (!request.isUserInRole("NAMED")) {
            throw new Refusal(Refusal.Kind.DENIED, "a trial belongs to a person, and this key belongs to nobody in particular: sign in, or show a key of"
                    + " your own (POST /api/account/keys)");
        }
        return new Person(request.getUserPrincipal().getName(), request.getRemoteAddr());
    }

    private static String blank(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static <T> T read(String field, String text, java.util.function.Function<String, T> read, String form) {
        try {
            return blank(text) == null ? null : read.apply(text.strip());
        } catch (DateTimeException e) {
            throw Refusal.invalid(field, "must be " + form + ", not '" + text + "'");
        }
    }

    /**
     * What a trial begins with.
     *
     * @param proposal  a proposal of policies; missing for what is in force
     * @param customer  the company's id of the customer
     * @param channel   where it takes place, {@code web} unless said
     * @param resources what the company says of the customer, as the contract lets it
     * @param moment    when; missing for now
     */
    record Begin(@Nullable String proposal, @Nullable String customer, @Nullable String channel, @Nullable JsonNode resources,
            @Nullable String moment) {
    }

    /** What the customer writes. */
    record Words(String text, @Nullable String subject) {
    }

    /** How much time passes, such as {@code PT48H}. */
    record Span(String by) {
    }

    /**
     * A trial.
     *
     * @param id         names it
     * @param proposal   what it is tried by; missing for what is in force
     * @param book       the version of the policies
     * @param route      where words come from
     * @param asksModels whether models are asked, which cost; they count to the budget, in the background lane
     * @param now        the trial's moment
     * @param nextTimer  when something happens by itself
     * @param status     where the conversation stands
     * @param language   the language that it is held in
     * @param messages   what was said
     * @param turns      every decision in plain words
     * @param path       the elements that were passed, in order; of a longer way the latest 1,000
     * @param took       how long the latest act took, in milliseconds
     */
    record Tried(String id, @Nullable String proposal, String book, String route, boolean asksModels, String now, @Nullable String nextTimer,
            String status, String language, List<Line> messages, List<Turn> turns, List<Step> path, long took) {

        static Tried of(Trial one) {
            return new Tried(one.id(), one.proposal(), one.book(), one.route(), one.asksModels(), one.now().toString(),
                    one.nextTimer() == null ? null : one.nextTimer().toString(), one.conversation().status().name().toLowerCase(Locale.ROOT),
                    one.conversation().language().code(), one.messages().stream().map(Line::of).toList(), one.turns().stream().map(Turn::of).toList(),
                    one.path().stream().map(Step::of).toList(), one.took().toMillis());
        }
    }

    /**
     * An element passed.
     *
     * @param turn      the turn in which that was, 0 before the first
     * @param drawing   the drawing, by its key
     * @param element   the element's id
     * @param name      its name
     * @param type      its type
     * @param began     when it was entered
     * @param ended     when it was left; missing while the conversation is there
     * @param cancelled whether it was broken off
     */
    record Step(int turn, String drawing, String element, @Nullable String name, String type, String began, @Nullable String ended,
            boolean cancelled) {
        static Step of(Trial.Pass one) {
            return new Step(one.turn(), one.drawing(), one.element(), one.name(), one.type(), one.began().toString(),
                    one.ended() == null ? null : one.ended().toString(), one.cancelled());
        }
    }

    /** What somebody said. */
    record Line(String id, int turn, String by, String body, List<String> citations, String at) {
        static Line of(Message one) {
            return new Line(one.id().value(), one.turn(), one.participant().name().toLowerCase(Locale.ROOT), one.body(),
                    one.citations().stream().map(citation -> citation.title()).toList(), one.created().toString());
        }
    }

    /** What was decided in one turn, or outside of any (number 0). */
    record Turn(int number, String began, List<Card> cards) {
        static Turn of(Explanation.Turn turn) {
            return new Turn(turn.number(), turn.began().toString(), turn.cards().stream().map(Card::of).toList());
        }
    }

    /** One decision in plain words, as of a conversation that took place. */
    record Card(long number, String kind, String at, String title, String tone, String step, List<Known> facts,
            List<Quoted> quotes, List<Saw> policies, List<Used> passages) {
        static Card of(Explanation.Card card) {
            return new Card(card.entry().number(), card.entry().kind(), card.entry().at().toString(), card.title(),
                    card.tone().name().toLowerCase(Locale.ROOT), card.step(),
                    card.facts().stream().map(fact -> new Known(fact.name(), fact.value())).toList(),
                    card.quotes().stream().map(quote -> new Quoted(quote.by(), quote.text())).toList(),
                    card.policies().stream().map(saw -> new Saw(saw.policy(), saw.title(), saw.basis(), saw.action(), saw.because())).toList(),
                    card.passages().stream().map(used -> new Used(used.title(), used.article(), used.score() < 0 ? null : used.score(), used.quote(),
                            used.url())).toList());
        }
    }

    /** Something known, and what it is. */
    record Known(String name, String value) {
    }

    /** Words, and whose. */
    record Quoted(String by, String text) {
    }

    /** What a policy saw. */
    record Saw(String policy, String title, String basis, String action, String because) {
    }

    /** A passage found or cited. */
    record Used(String title, String article, @Nullable Double score, String quote, String url) {
    }
}
