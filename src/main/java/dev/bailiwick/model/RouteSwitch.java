package dev.bailiwick.model;

import java.time.Instant;
import java.util.Locale;

/**
 * What an operator did to a route while the house runs. A route that nobody switched is on.
 *
 * @param route    the route's name
 * @param position how it is switched
 * @param because  why
 * @param by       who did it
 * @param at       when
 */
public record RouteSwitch(String route, Position position, String because, String by, Instant at) {

    /** How a route is switched. */
    public enum Position {
        /** It is asked. */
        ON,
        /** It is not asked any more; what is under way comes to its end. */
        DRAINING,
        /** It is not asked any more, and what is under way is given up. */
        OFF;

        /** @return the position as people write it */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
