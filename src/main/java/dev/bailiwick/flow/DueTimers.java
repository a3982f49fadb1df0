package dev.bailiwick.flow;

import java.time.Instant;
import java.util.Optional;

/** The timers of a house in memory, in which none fires by itself: whoever moves its clock lets those fire that are due. */
public interface DueTimers {

    /** @return when the first of all timers is due, in the past too; nothing when none runs */
    Optional<Instant> next();

    /**
     * Fires the first of all timers, whether or not it is due.
     *
     * @return whether it did its work; not when something else was quicker
     */
    boolean fireNext();
}
