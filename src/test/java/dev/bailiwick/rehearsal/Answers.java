package dev.bailiwick.rehearsal;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Draft;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.drafting.DraftReply;
import dev.bailiwick.drafting.LookAtText;
import dev.bailiwick.drafting.ReloadTexts;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.guardrail.JudgeOfStories;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.Embeddings;
import dev.bailiwick.knowledge.FindPassages;
import dev.bailiwick.knowledge.Passage;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Stands in for models, policies and knowledge. A draft names the messages that it was written for, so that a stale one is known by sight. */
final class Answers implements DraftReply {

    private volatile Move.Brings brings = Move.Brings.A_RESULT;
    private volatile Move.Book book = Move.Book.OPEN;
    private volatile int revision = 1;

    void bring(Move.Brings what) {
        brings = what;
    }

    void book(Move.Book now) {
        book = now;
    }

    void knowledge(int now) {
        revision = now;
    }

    private static Passage passage(int revision) {
        return new Passage("article", revision, 0, "Title", "", "Words.", "topic", null, Language.ENGLISH, Audience.PUBLIC, Instant.EPOCH, null, "");
    }

    Understanding understand(Conversation conversation, List<Message> open, List<Message> before) {
        failIfWanted();
        // The story lets a step come back late: what was written after its turn had begun, a model has not seen.
        String seen = open.stream().filter(message -> message.turn() <= conversation.turn())
                .map(message -> message.id().value()).collect(Collectors.joining(","));
        return new Understanding(seen, Language.ENGLISH, 1, "question", 1, brings == Move.Brings.A_PROCEDURE ? "report-lost-card" : null,
                brings == Move.Brings.NOTHING_FITTING, false, false, List.of(), List.of(), List.of(), "stand-in");
    }

    @Override
    public String route() {
        return "stand-in";
    }

    @Override
    public Outcome draft(Request wanted) {
        failIfWanted();
        if (brings == Move.Brings.NOTHING_FITTING) {
            return new NothingFits(new Reason("nothing", "nothing fits"));
        }
        return new Drafted(new Draft(wanted.turn(), Language.ENGLISH, "re: " + wanted.understanding().text() + ".",
                List.of(wanted.passages().getFirst().passage().citation()), "stand-in", false), "stand-in");
    }

    private void failIfWanted() {
        if (brings == Move.Brings.A_FAILURE) {
            throw new IllegalStateException("the model is down, says the story");
        }
    }

    /** @param planted whether the judge asks the book alone with which a turn began */
    JudgeOfStories judge(BooleanSupplier planted) {
        return new JudgeOfStories(() -> new StoryBook(book), StoryBook::of, planted);
    }

    /** Topics are the story's, too: another book knows no others. */
    static ReloadTexts withoutTopics() {
        return new ReloadTexts() {
            @Override
            public Prepared prepare(CompanyFiles files) {
                throw new UnsupportedOperationException("a story's texts stay as they are");
            }

            @Override
            public LookAtText inForce() {
                return text -> new LookAtText.Look(new Understanding(text, Language.ENGLISH, 1, "question", 1, null, false, false, false, List.of(),
                        List.of(), List.of(), "stand-in"), List.of());
            }
        };
    }

    List<FindPassages.Hit> find(FindPassages.Query query) {
        return List.of(new FindPassages.Hit(passage(revision), 1, 1, 1));
    }

    /** Vectors that cost nothing and are near to nothing: whatever is to be seen in a message, the story says. */
    static final class NoEmbeddings implements Embeddings {

        @Override
        public float[] embed(String text) {
            float[] vector = new float[dimensions()];
            vector[Math.floorMod(text.hashCode(), vector.length)] = 1;
            return vector;
        }

        @Override
        public int dimensions() {
            return 384;
        }

        @Override
        public String model() {
            return "stand-in";
        }
    }
}
