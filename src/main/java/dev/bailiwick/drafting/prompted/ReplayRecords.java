package dev.bailiwick.drafting.prompted;

import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.drafting.ConversationMask;
import dev.bailiwick.drafting.ReplayTurn;
import dev.bailiwick.drafting.SearchText;
import dev.bailiwick.drafting.detect.Detectors;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.MessageId;
import dev.bailiwick.kernel.TurnId;
import dev.bailiwick.knowledge.Passage;
import dev.bailiwick.knowledge.Revision;
import dev.bailiwick.knowledge.Revisions;
import dev.bailiwick.model.CassetteMiss;
import dev.bailiwick.model.Check;
import dev.bailiwick.model.Flaw;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Recording;
import dev.bailiwick.model.Recordings;
import dev.bailiwick.model.Replay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fills the prompts in force again from what the records refer to, and plays the answers. Who has changed a prompt since reads where it parts. */
public final class ReplayRecords implements ReplayTurn {

    private final Recordings recordings;
    private final Conversations conversations;
    private final Revisions revisions;
    private final PromptFiles prompts;
    private final Detectors detectors;
    private final SearchText searchText;
    private final AskForDraft askForDraft;

    /**
     * @param recordings    what is kept
     * @param conversations what was said
     * @param revisions     what could be quoted
     * @param prompts       the prompts in force
     * @param detectors     names intents and topics, and sees what a message asks for
     * @param searchText    tells what a follow-up asks for
     * @param check         what a draft must stand up to
     */
    public ReplayRecords(Recordings recordings, Conversations conversations, Revisions revisions, PromptFiles prompts, Detectors detectors,
            SearchText searchText, CheckDraft check) {
        this.recordings = recordings;
        this.conversations = conversations;
        this.revisions = revisions;
        this.prompts = prompts;
        this.detectors = detectors;
        this.searchText = searchText;
        this.askForDraft = new AskForDraft(check, detectors.settings());
    }

    /** What the draft of this turn has come to so far, which a judge and the next draft go on from. */
    private static final class SoFar {

        private AskForDraft.Ready ready;
        private ConversationMask mask;
        private String words;
        private Flaw objection;
    }

    @Override
    public Report replay(TurnId turn) {
        PromptFiles.Book book = prompts.inForce();
        SoFar soFar = new SoFar();
        List<Step> steps = new ArrayList<>();
        for (Replay one : Replay.completions(recordings.about(turn.conversation() + "/" + turn.number()))) {
            Recording first = one.recordings().getFirst();
            try {
                String words = play(book, turn.conversation(), one, soFar);
                steps.add(new Step(one.prompt(), first.version(), one.recordings().size(), true, null, words));
            } catch (CassetteMiss e) {
                steps.add(new Step(one.prompt(), first.version(), one.recordings().size(), false, e.getMessage(), null));
            }
        }
        return Report.of(turn, steps);
    }

    private String play(PromptFiles.Book book, ConversationId id, Replay one, SoFar soFar) {
        return switch (Needed.of(one.prompt())) {
            case UNDERSTAND -> {
                Map<String, String> inputs = one.recordings().getFirst().inputs();
                ReadJson reader = book.reader(Needed.UNDERSTAND);
                yield one.play(PromptedUnderstanding.prompt(book, detectors, messages(id, inputs, References.OPEN),
                        messages(id, inputs, References.BEFORE)), text -> reader.read(text).flaws());
            }
            case DRAFT -> draft(book, id, one, soFar);
            case JUDGE -> judge(book, one, soFar);
            case MEND -> throw new CassetteMiss("nobody is asked with the prompt mend alone");
        };
    }

    private String draft(PromptFiles.Book book, ConversationId id, Replay one, SoFar soFar) {
        Map<String, String> inputs = one.recordings().getFirst().inputs();
        List<Message> open = messages(id, inputs, References.OPEN);
        List<Message> before = messages(id, inputs, References.BEFORE);
        Language language = new Language(inputs.getOrDefault(References.LANGUAGE, "en"));
        Prompt prompt;
        if (soFar.objection == null) {
            List<Passage> given = passages(inputs);
            soFar.mask = AskForDraft.mask(open, before, given);
            soFar.ready = askForDraft.ready(book, language, given, open, before, searchText.of(detectors.see(language, open, "replay"), before),
                    soFar.mask);
            prompt = soFar.ready.prompt();
        } else {
            prompt = soFar.ready.prompt().again(soFar.words, soFar.ready.standards().mend(List.of(soFar.objection)));
        }
        soFar.words = one.play(prompt, soFar.ready.standards());
        return soFar.words == null ? null : soFar.mask.fillIn(soFar.ready.standards().read(soFar.words).answer());
    }

    private static String judge(PromptFiles.Book book, Replay one, SoFar soFar) {
        if (soFar.words == null) {
            throw new CassetteMiss("a judge was asked, and there is no draft that it could have been asked about");
        }
        ReadJson reader = book.reader(Needed.JUDGE);
        Check check = text -> reader.read(text).flaws();
        String words = one.play(Judge.prompt(book, soFar.ready.standards().asked(), soFar.ready.standards().read(soFar.words).answer(),
                Duration.ofSeconds(1)), check);
        soFar.objection = words == null ? null : Judge.objection(reader.read(words).object()).orElse(null);
        return words;
    }

    private List<Message> messages(ConversationId id, Map<String, String> inputs, String which) {
        return References.ids(inputs, which).stream().map(one -> conversations.message(id, new MessageId(one))
                .orElseThrow(() -> new CassetteMiss("the message " + one + " is not there any more"))).toList();
    }

    private List<Passage> passages(Map<String, String> inputs) {
        return References.places(inputs).stream().map(one -> {
            Revision revision = revisions.revision(one.article(), one.revision());
            List<Passage> all = revision == null ? List.of() : revision.passages();
            return all.stream().filter(passage -> passage.place() == one.place()).findFirst()
                    .orElseThrow(() -> new CassetteMiss("the passage " + one + " is not there any more"));
        }).toList();
    }
}
