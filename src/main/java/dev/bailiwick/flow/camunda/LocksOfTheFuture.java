package dev.bailiwick.flow.camunda;

import java.time.Duration;

/**
 * Ends locks that run out later than any lock taken now could: they were taken before the clock of all went back, and would outlive their node for
 * as long as it went back. A node that is still at work on one finds its result refused, as with every lock that went to another node.
 */
interface LocksOfTheFuture {

    /**
     * @param longest the longest that a lock is ever taken for
     * @return how many were ended
     */
    int end(Duration longest);
}
