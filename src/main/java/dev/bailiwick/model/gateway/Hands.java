package dev.bailiwick.model.gateway;

import java.time.Duration;

/** The door for time that passes while somebody waits: a drill brings hands of its own, which wait in its own time. */
public interface Hands {

    /** @return time that only ever goes forward, in nanoseconds from some beginning */
    long nanos();

    /**
     * Waits.
     *
     * @param span for how long
     * @return whether the whole span passed; false when the caller's thread was interrupted, which stays so marked
     */
    boolean pause(Duration span);

    /** @return hands that wait in real time */
    static Hands real() {
        return new RealHands();
    }
}
