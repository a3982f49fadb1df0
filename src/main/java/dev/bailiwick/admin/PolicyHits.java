package dev.bailiwick.admin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * In how many conversations a policy saw something, day by day. A conversation counts once, on the day on which it began.
 *
 * @param days every day of the span, the oldest first, those without any too
 * @param last the conversation that began last of all in which it saw something, within the span or before; or null
 */
public record PolicyHits(List<Day> days, Last last) {

    /** Counts them. */
    public interface Count {

        /**
         * @param policy the policy's id
         * @param first  the first day
         * @param until  the last day
         * @param zone   where days begin and end
         * @return the figures
         */
        PolicyHits of(String policy, LocalDate first, LocalDate until, ZoneId zone);
    }

    /**
     * One day.
     *
     * @param day           which
     * @param conversations in how many of the conversations that began on it the policy saw something
     */
    public record Day(LocalDate day, long conversations) {
    }

    /**
     * A conversation.
     *
     * @param conversation its id
     * @param began        when it began
     */
    public record Last(String conversation, Instant began) {
    }
}
