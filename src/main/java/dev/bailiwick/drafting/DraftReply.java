package dev.bailiwick.drafting;

import dev.bailiwick.conversation.Draft;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.kernel.TurnId;
import dev.bailiwick.knowledge.FindPassages;
import java.util.List;

/** Finds words for a reply from passages that may be quoted. Slow: may ask a model, so never inside a transaction. */
public interface DraftReply {

    /** @return what finds the words, for the release: {@code librarian}, or a model and its server */
    String route();

    /**
     * @param wanted what is to be answered, and from what
     * @return a draft, or why there is none
     */
    Outcome draft(Request wanted);

    /**
     * What is to be answered, and from what.
     *
     * @param turn          the turn
     * @param language      the language to answer in
     * @param understanding what was seen in the messages
     * @param open          the messages to be answered, the oldest first
     * @param before        what was said before, the oldest first; at most the last twenty
     * @param passages      what may be quoted, the best first
     */
    record Request(TurnId turn, Language language, Understanding understanding, List<Message> open, List<Message> before,
            List<FindPassages.Hit> passages) {
    }

    /** What came of it. */
    sealed interface Outcome {

        /** @return the calls of a model on the way to it, for the ledger */
        List<Attempt> attempts();

        /**
         * @param made calls of a model
         * @return the same, after them
         */
        default Outcome after(List<Attempt> made) {
            return switch (this) {
                case Drafted one -> new Drafted(one.draft(), one.note(), made);
                case NothingFits one -> new NothingFits(one.reason(), made);
                case Unusable one -> new Unusable(one.reason(), one.flaws(), made);
            };
        }
    }

    /**
     * Words that can be judged.
     *
     * @param draft    the words; {@code draft.question()} says whether they ask back
     * @param note     how they came about, for the ledger
     * @param attempts the calls of a model on the way to them
     */
    record Drafted(Draft draft, String note, List<Attempt> attempts) implements Outcome {

        /** Words for which no model was asked. */
        public Drafted(Draft draft, String note) {
            this(draft, note, List.of());
        }
    }

    /**
     * The passages do not answer the question.
     *
     * @param reason   why
     * @param attempts the calls of a model on the way to it
     */
    record NothingFits(Reason reason, List<Attempt> attempts) implements Outcome {

        /** No model was asked. */
        public NothingFits(Reason reason) {
            this(reason, List.of());
        }
    }

    /**
     * A completion came back and is no good, or none came.
     *
     * @param reason   what was wrong with it
     * @param flaws    the kinds of what was wrong with a completion that came back, such as {@code wrong-language}; empty when none came
     * @param attempts the calls of a model on the way to it
     */
    record Unusable(Reason reason, List<String> flaws, List<Attempt> attempts) implements Outcome {

        /** The calls of a model are not known yet. */
        public Unusable(Reason reason, List<String> flaws) {
            this(reason, flaws, List.of());
        }
    }
}
