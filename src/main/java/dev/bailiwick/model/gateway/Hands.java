package dev.bailiwick.model.gateway;

import java.time.Duration;

/**
 * The door for time that passes while somebody waits, and for work that goes on meanwhile: a drill brings hands of its own, which work and wait in
 * its own time.
 */
public interface Hands {

    /** @return time that only ever goes forward, in nanoseconds from some beginning */
    long nanos();

    /** @return a bell that nobody has rung */
    Bell bell();

    /**
     * @param name names the work
     * @param work goes on beside the caller
     * @return the work
     */
    Started start(String name, Runnable work);

    /**
     * Waits.
     *
     * @param span for how long
     * @return whether the whole span passed; false when the caller was given up meanwhile
     */
    default boolean pause(Duration span) {
        long until = nanos() + span.toNanos();
        bell().await(span);
        return nanos() >= until;
    }

    /** Somebody waits for it to be rung, once. */
    interface Bell {

        /** Wakes whoever waits, now or later. */
        void ring();

        /**
         * @param longest how long to wait at most
         * @return whether it was rung; false when the time is over, or when the waiting one was given up, which stays so marked
         */
        boolean await(Duration longest);
    }

    /** Work that goes on beside somebody. */
    @FunctionalInterface
    interface Started {

        /** Tells the work that nobody waits for it any more. It ends as soon as it notices. */
        void giveUp();
    }

    /** @return hands that work and wait in real time */
    static Hands real() {
        return new RealHands();
    }
}
