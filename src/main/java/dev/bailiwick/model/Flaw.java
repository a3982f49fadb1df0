package dev.bailiwick.model;

import java.util.Locale;
import java.util.Optional;

/**
 * What is wrong with an answer that came back, by the answer itself or by what the provider says of it.
 *
 * @param kind  the kind of flaw
 * @param words what is wrong, in words that the model can use to mend it; never a secret, never internal knowledge
 */
public record Flaw(Kind kind, String words) {

    /**
     * @param failed an attempt that brought nothing whole
     * @return what is wrong with what came back, where something came back; empty when nothing did, so that there is nothing to mend
     */
    public static Optional<Flaw> of(Answer.Failed failed) {
        return switch (failed.fault()) {
            case CUT_OFF -> Optional.of(new Flaw(Kind.CUT_OFF, "The answer was cut off before its end."));
            case REFUSED -> Optional.of(new Flaw(Kind.REFUSED, "The answer was a refusal."));
            case FILTERED -> Optional.of(new Flaw(Kind.FILTERED, "The answer was filtered."));
            case EMPTY -> Optional.of(new Flaw(Kind.EMPTY, "There was no answer."));
            default -> Optional.empty();
        };
    }

    /** The kinds of flaws. */
    public enum Kind {
        /** It is not the format asked for. */
        UNPARSABLE,
        /** The format is right, and fields are missing, too many or of the wrong type. */
        WRONG_SHAPE,
        /** It ends in the middle. */
        CUT_OFF,
        /** It refuses, in words or by the provider's mark. */
        REFUSED,
        /** The provider filtered it. */
        FILTERED,
        /** It says nothing. */
        EMPTY,
        /** It is in another language than the one asked for. */
        WRONG_LANGUAGE,
        /** It cites what was not given. */
        FOREIGN_CITATION,
        /** It says what the cited passages do not say. */
        UNGROUNDED,
        /** It promises what nothing proves. */
        UNPROVEN_PROMISE,
        /** It repeats what is for our own people only. */
        INTERNAL_KNOWLEDGE,
        /** It repeats our instructions to the model. */
        OWN_INSTRUCTIONS,
        /** It holds a value that was masked, and that the model was not shown. */
        MASKED_VALUE,
        /** It holds a placeholder that was not given, or one that nothing fills. */
        FOREIGN_PLACEHOLDER,
        /** It answers something else than what was asked. */
        OFF_THE_QUESTION,
        /** A second model, asked to judge it, objects. */
        JUDGED;

        /** @return the kind as the source of an understanding names it, such as {@code wrong-language} */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
