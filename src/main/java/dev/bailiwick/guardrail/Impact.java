package dev.bailiwick.guardrail;

import java.time.Instant;
import java.util.List;

/**
 * What a book would have judged otherwise than another.
 *
 * @param book       the book that was tried
 * @param against    the version it is compared with, or {@code judged} for the verdicts as they were given
 * @param from       the first moment looked at
 * @param until      the moment before which was looked at
 * @param judgements how many judgements were judged again
 * @param changed    how many verdicts would be others
 * @param unreadable how many judgements could not be judged again, because their facts were not kept or are none of today's
 * @param groups     the changes, by what changed, the most frequent first
 */
public record Impact(String book, String against, Instant from, Instant until, long judgements, long changed, long unreadable, List<Group> groups) {

    /**
     * Changes of one kind.
     *
     * @param gate          {@code message} or {@code draft}
     * @param was           the outcome before, such as {@code allow}
     * @param becomes       the outcome by the tried book
     * @param policies      the policies that make the difference: {@code +GR-014} sees something now, {@code -GR-021} does not any more
     * @param judgements    how many
     * @param conversations the latest conversations, at most twenty
     */
    public record Group(String gate, String was, String becomes, List<String> policies, long judgements, List<String> conversations) {
    }
}
