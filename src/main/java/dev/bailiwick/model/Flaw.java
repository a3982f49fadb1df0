package dev.bailiwick.model;

import java.util.Locale;

/**
 * What is wrong with an answer that came back whole.
 *
 * @param kind  the kind of flaw
 * @param words what is wrong, in words that the model can use to mend it; never a secret, never internal knowledge
 */
public record Flaw(Kind kind, String words) {

    /** The kinds of flaws. */
    public enum Kind {
        /** It is not the format asked for. */
        UNPARSABLE,
        /** The format is right, and fields are missing, too many or of the wrong type. */
        WRONG_SHAPE,
        /** It says nothing. */
        EMPTY,
        /** It is in another language than the one asked for. */
        WRONG_LANGUAGE,
        /** It cites what was not given. */
        FOREIGN_CITATION,
        /** It says what the cited passages do not say. */
        UNGROUNDED,
        /** It promises what nothing proves. */
        UNPROVEN_PROMISE;

        /** @return the kind as the source of an understanding names it, such as {@code wrong-language} */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
