package dev.bailiwick.flow.lint;

/**
 * What is known of a conversation at one point of a drawing.
 *
 * @param draft what is in the turn's hand
 * @param word  the outcome that the next gateway would read; {@link #NO_WORD} when there is none
 */
record State(Draft draft, String word) {

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
}
