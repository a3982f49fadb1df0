package dev.bailiwick.kernel;

import java.util.Locale;

/**
 * A natural language by its ISO 639 code in lower case ({@code en}, {@code de}); {@link #UNSURE} where nobody can tell.
 *
 * @param code two or three letters
 */
public record Language(String code) {

    /** "Cannot tell", which is an answer: ISO 639's code for an undetermined language. */
    public static final Language UNSURE = new Language("und");
    /** English. */
    public static final Language ENGLISH = new Language("en");

    /** @throws Refusal of kind {@code INVALID} when the code is not two or three letters */
    public Language {
        if (code == null || !code.matches("[A-Za-z]{2,3}")) {
            throw Refusal.invalid("language", "must be an ISO 639 code such as en or de");
        }
        code = code.toLowerCase(Locale.ROOT);
    }

    /** @return whether the language is known */
    public boolean isSure() {
        return !equals(UNSURE);
    }

    /** @return the language's name in English, for people who read a reason or a page */
    public String displayName() {
        return isSure() ? Locale.of(code).getDisplayLanguage(Locale.ENGLISH) : "an unknown language";
    }

    @Override
    public String toString() {
        return code;
    }
}
