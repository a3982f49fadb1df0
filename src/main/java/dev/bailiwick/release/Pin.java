package dev.bailiwick.release;

/**
 * One pinned version.
 *
 * @param part    {@code flows}, {@code policies}, {@code prompts}, {@code knowledge} or {@code routes}
 * @param version a hash or a name
 */
public record Pin(String part, String version) {
}
