package dev.bailiwick.admin;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What language models cost, beside the budget. A budget counts days of UTC, and so does this: every day that a span of time touches, whole.
 *
 * @param daily what may be spent a day; 0 for no limit
 * @param days  every day, also where nothing was spent, the oldest first
 * @param parts the same by route and lane, the dearest first; nothing where no model was asked
 */
public record Spent(BigDecimal daily, List<Day> days, List<Part> parts) {

    /**
     * A day.
     *
     * @param day         the day
     * @param interactive what was spent while customers waited
     * @param background  what was spent on all else
     */
    public record Day(LocalDate day, BigDecimal interactive, BigDecimal background) {
    }

    /**
     * A route in a lane, over all days.
     *
     * @param route the route
     * @param lane  the lane's word
     * @param calls calls that brought something whole
     * @param price what they cost
     */
    public record Part(String route, String lane, long calls, BigDecimal price) {
    }
}
