package dev.bailiwick.guardrail;

import java.util.List;

/**
 * What became of a book's policies when each was changed in small ways: a change that no example notices is one that could be made by mistake.
 *
 * @param tried     how many changes were tried
 * @param noticed   how many of them made an example fail
 * @param complete  whether all were tried within the time given
 * @param unnoticed those that no example noticed, by policy
 */
public record Mutations(int tried, int noticed, boolean complete, List<Unnoticed> unnoticed) {

    /**
     * A change that no example notices.
     *
     * @param policy  the policy
     * @param path    its file
     * @param what    the change, and the example that would notice it, in words
     * @param example a case in which the change matters, or an empty string where none could be reckoned
     * @param row     that case as an example that does not expect anything yet, or null where none could be reckoned
     */
    public record Unnoticed(String policy, String path, String what, String example, TryExamples.Row row) {
    }
}
