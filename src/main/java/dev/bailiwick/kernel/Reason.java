package dev.bailiwick.kernel;

/**
 * Why something was done, once for machines and once for people.
 *
 * @param code never empty: a policy's id ({@code GR-014}) or a word of ours ({@code no-knowledge}), at most 80 characters
 * @param text the reason in words, at most 2,000 characters
 */
public record Reason(String code, String text) {

    /** @throws IllegalArgumentException when the code is empty or either part too long */
    public Reason {
        if (code == null || code.isBlank() || code.length() > 80) {
            throw new IllegalArgumentException("a reason needs a code of 1 to 80 characters");
        }
        text = text == null ? "" : text;
        if (text.length() > 2_000) {
            throw new IllegalArgumentException("a reason's text ends at 2,000 characters");
        }
    }
}
