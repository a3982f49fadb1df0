package dev.bailiwick.flow;

import java.time.Duration;

/**
 * Who works on slow steps, and when: in production this node, at once and on threads of its own; in a rehearsal whoever its story
 * names, when it says so.
 */
public interface SlowHands {

    /** @return the node that slow steps are locked for now, unlike that of any other start of the program */
    String node();

    /**
     * Takes a task; called after the commit that inserted it, or when it was taken over. Returns without waiting for the work.
     *
     * @param task locked for {@link #node}
     */
    void begin(SlowTask task);

    /**
     * Waits for more messages of a burst.
     *
     * @param settle how long
     * @throws InterruptedException when the node stops meanwhile
     */
    void settle(Duration settle) throws InterruptedException;

    /** Lets go of everything and takes nothing on any more. */
    void stop();
}
