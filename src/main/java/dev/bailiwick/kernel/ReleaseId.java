package dev.bailiwick.kernel;

/**
 * Names what was in force together: drawings, policies, prompts, knowledge, routes.
 *
 * @param value {@code r-} and twelve hexadecimal digits of the hash over all pins
 */
public record ReleaseId(String value) {

    /** @throws IllegalArgumentException when the value has another form */
    public ReleaseId {
        if (value == null || !value.matches("r-[0-9a-f]{12}")) {
            throw new IllegalArgumentException("a release id is r- and twelve hexadecimal digits, not " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
