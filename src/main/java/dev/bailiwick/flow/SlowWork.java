package dev.bailiwick.flow;

/** What this node has at hand outside of transactions. */
public interface SlowWork {

    /** @return whether new slow steps are begun; no longer once the node stops */
    boolean isTakenOn();

    /** @return how many slow steps are at work now */
    int atWork();
}
