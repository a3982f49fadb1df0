package dev.bailiwick.flow.lint;

/**
 * What is known of a conversation at one point of a drawing.
 *
 * @param draft  what is in the turn's hand
 * @param word   the outcome that the next gateway would read; {@link #NO_WORD} when there is none
 * @param leave  which question the policies have answered for what comes next
 * @param waited whether the customer waits for an answer, so that words are no words that nobody asked for
 */
record State(Draft draft, String word, Leave leave, boolean waited) {

    static final String NO_WORD = "";

    /** What the turn has to say. */
    enum Draft {
        /** No draft, or one that was said, withdrawn or belongs to an earlier turn. */
        NOTHING,
        /** A draft that was not judged, or was held, or whose judgement is no longer that of this moment. */
        UNJUDGED,
        /** A draft that may be said now. */
        CLEARED
    }

    /** What the policies were asked besides words. */
    enum Leave {
        /** Nothing, or something that happened since has made the answer old. */
        NONE,
        /** How this conversation is handed to people. */
        HANDOFF,
        /** Whether the company may write first, and they said yes. */
        OUTREACH
    }

    /** A conversation whose customer waits, or does not, and nothing else. */
    static State of(String word, boolean waited) {
        return new State(Draft.NOTHING, word, Leave.NONE, waited);
    }

    /** The same with another word for the next gateway. */
    State saying(String next) {
        return new State(draft, next, leave, waited);
    }

    /** The same on a branch by which nobody has said yes. */
    State withoutYes() {
        return new State(draft == Draft.CLEARED ? Draft.UNJUDGED : draft, word, leave == Leave.OUTREACH ? Leave.NONE : leave, waited);
    }
}
