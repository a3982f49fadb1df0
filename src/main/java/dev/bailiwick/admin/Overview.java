package dev.bailiwick.admin;

import java.time.Instant;
import java.util.List;

/**
 * The house in figures, over the conversations that began within a span of time. Nobody's words are among them.
 *
 * @param from     not before
 * @param until    before
 * @param outcomes how these conversations stand, each counted once
 * @param parts    the same by equal parts of the span, the oldest first
 * @param waiting  what waits for a person now, whenever it began
 * @param replies  how long customers waited for the assistant
 * @param policies how many of these conversations each policy saw something in, the most first
 * @param handoffs how many were handed over, by the code of the reason, the most first
 */
public record Overview(Instant from, Instant until, Outcomes outcomes, List<Part> parts, Waiting waiting, Replies replies, List<Count> policies,
        List<Count> handoffs) {

    /** Reads the figures. */
    public interface Look {

        /**
         * @param from  not before
         * @param until before
         * @param parts into how many equal parts the span is cut
         * @return the figures
         */
        Overview over(Instant from, Instant until, int parts);
    }

    /**
     * How conversations stand. One that was handed over counts as that, however it ended.
     *
     * @param open      with the assistant, or with an advisor from the start
     * @param resolved  ended by the company or by the customer, without a handoff
     * @param abandoned the customer fell silent or left, without a handoff
     * @param handedOff handed over at least once
     * @param failed    could not go on, or were cancelled
     */
    public record Outcomes(long open, long resolved, long abandoned, long handedOff, long failed) {

        /** @return how many they are together */
        public long all() {
            return open + resolved + abandoned + handedOff + failed;
        }
    }

    /**
     * A part of the span.
     *
     * @param from     when it begins
     * @param outcomes how the conversations that began in it stand
     */
    public record Part(Instant from, Outcomes outcomes) {
    }

    /**
     * What waits for a person.
     *
     * @param cases  how many cases nobody has taken up
     * @param oldest since when the oldest waits, or null
     */
    public record Waiting(long cases, Instant oldest) {
    }

    /**
     * How long it took from the customer's last message of a turn to the assistant's reply.
     *
     * @param count how many replies were measured
     * @param p50   half of them took at most so many milliseconds
     * @param p95   of twenty, nineteen took at most so many milliseconds
     * @param every they were measured in one conversation of so many; 1 in all
     */
    public record Replies(long count, long p50, long p95, long every) {
    }

    /**
     * @param what  what was counted
     * @param count how often
     */
    public record Count(String what, long count) {
    }
}
