package dev.bailiwick.rehearsal.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What has to be so after a step.
 *
 * @param line where it stands in the file
 * @param what the kind of it
 * @param is   what exactly: an article, a policy, a wording, an element; empty where the kind says it all
 */
public record Expectation(int line, What what, String is) {

    /** What can be expected; a file names it as {@link #word}. */
    public enum What {
        /** A reply cites the article. */
        ANSWERED_FROM,
        /** No reply cites the article. */
        NEVER_ANSWERED_FROM,
        /** The customer is told no, under the policy. */
        DECLINED_BY,
        /** The customer is asked back. */
        ASKED_BACK,
        /** A person is asked for, for the reason. */
        HANDED_OFF,
        /** Nothing is said and nobody is asked for. */
        SILENT,
        /** A policy saw something, whatever came of it. */
        SEEN_BY,
        /** A policy saw nothing. */
        NEVER_SEEN_BY,
        /** The procedure goes on. */
        FOLLOWS,
        /** A reply contains the words. */
        SAYS,
        /** No reply contains the words. */
        NEVER_SAYS,
        /** The way through the drawings passes the element. */
        PASSES,
        /** It does not. */
        NEVER_PASSES,
        /** The conversation stands so. */
        STATUS,
        /** The open case lies with the team. */
        CASE_TEAM,
        /** The open case is about the intent. */
        CASE_INTENT,
        /** Whoever takes the open case should speak the language. */
        CASE_LANGUAGE,
        /** The note of the open case contains the words. */
        CASE_NOTE;

        /** @return as files write it, such as {@code declined-by}; what is said of a case stands below {@code case} without the prefix */
        public String word() {
            String word = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            return ofCase() ? word.substring("case-".length()) : word;
        }

        /** @return whether it is said of the open case */
        public boolean ofCase() {
            return name().startsWith("CASE_");
        }

        /** @return whether nothing more has to be said */
        public boolean bare() {
            return this == ASKED_BACK || this == SILENT;
        }

        /** @return whether several may be named */
        public boolean several() {
            return !bare() && !ofCase() && this != DECLINED_BY && this != HANDED_OFF && this != FOLLOWS && this != STATUS || this == CASE_NOTE;
        }

        static Optional<What> named(String word, boolean ofCase) {
            return Arrays.stream(values()).filter(one -> one.ofCase() == ofCase && one.word().equals(word)).findFirst();
        }

        static List<String> words(boolean ofCase) {
            return Arrays.stream(values()).filter(one -> one.ofCase() == ofCase).map(What::word).toList();
        }
    }

    /** @return the expectation in words, such as {@code declined-by GR-010} */
    public String inWords() {
        return (what.ofCase() ? "case " : "") + what.word() + (is.isEmpty() ? "" : " " + (isWords() ? "“" + is + "”" : is));
    }

    private boolean isWords() {
        return what == What.SAYS || what == What.NEVER_SAYS || what == What.CASE_NOTE;
    }
}
