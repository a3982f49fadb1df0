package dev.bailiwick.conversation;

import dev.bailiwick.kernel.Refusal;
import java.time.Instant;

/**
 * The customer's judgement.
 *
 * @param type     what kind of rating ({@code csat}, …)
 * @param value    the mark given
 * @param min      the lowest mark possible
 * @param max      the highest mark possible
 * @param comments the customer's words, or null
 * @param at       when, or null for now
 */
public record Rating(String type, int value, int min, int max, String comments, Instant at) {

    /** @throws Refusal of kind {@code INVALID} when the mark is outside its scale or a field is missing or too long */
    public Rating {
        Limits.within("type", type, 1, 80);
        if (min > max || value < min || value > max) {
            throw Refusal.invalid("value", "must lie between min_value and max_value");
        }
        Limits.optional("comments", comments, 5_000);
    }
}
