package dev.bailiwick.flow;

/** How slow steps pass from node to node. Production takes over by the clock ({@link FlowSettings#takeover}); a rehearsal by hand. */
public interface TakeOver {

    /** Locks what has lost its node for this one and begins to work on it; at most twenty at a time. */
    void takeOver();

    /** Gives back what this node has in hand, so that others need not wait until its leases have run out. */
    void giveBack();
}
