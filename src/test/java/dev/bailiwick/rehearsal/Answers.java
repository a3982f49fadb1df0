package dev.bailiwick.rehearsal;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Draft;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.drafting.DraftReply;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.Verdict;
import dev.bailiwick.guardrail.facts.DraftFact;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.MessageFact;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.Embeddings;
import dev.bailiwick.knowledge.FindPassages;
import dev.bailiwick.knowledge.Passage;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Stands in for models, policies and knowledge. A draft names the messages that it was written for, so that a stale one is known by sight. */
final class Answers implements DraftReply {

    private static final Passage PASSAGE = new Passage("article", 1, 0, "Title", "", "Words.", "topic", null, Language.ENGLISH, Audience.PUBLIC,
            Instant.EPOCH, null, "");

    private volatile Move.Brings brings = Move.Brings.A_RESULT;
    private volatile boolean forbids;

    void bring(Move.Brings what) {
        brings = what;
    }

    void forbid(boolean all) {
        forbids = all;
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
        return brings == Move.Brings.NOTHING_FITTING ? new NothingFits(new Reason("nothing", "nothing fits"))
                : new Drafted(new Draft(wanted.turn(), Language.ENGLISH, "re: " + wanted.understanding().text() + ".", List.of(PASSAGE.citation()),
                        "stand-in", false), "stand-in");
    }

    private void failIfWanted() {
        if (brings == Move.Brings.A_FAILURE) {
            throw new IllegalStateException("the model is down, says the story");
        }
    }

    Verdict judge(Gate gate, List<Fact> facts, Instant moment) {
        Finding.Action action = Finding.Action.NOTE;
        for (Fact fact : facts) {
            if (gate == Gate.DRAFT && forbids && fact instanceof DraftFact draft && !draft.fixed()) {
                action = Finding.Action.HOLD;
            } else if (gate == Gate.MESSAGE && fact instanceof MessageFact message && message.wantsPerson()) {
                action = Finding.Action.HAND_OFF;
            }
        }
        return Verdict.of(List.of(new Finding("GR-999", "the story's", "", action, "the story says so", null, null, null)), "story");
    }

    List<FindPassages.Hit> find(FindPassages.Query query) {
        return List.of(new FindPassages.Hit(PASSAGE, 1, 1, 1));
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
