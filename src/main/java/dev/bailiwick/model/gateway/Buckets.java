package dev.bailiwick.model.gateway;

import java.time.Duration;

/** Token buckets: what may go out in a minute, and what of it is left. Slow where nodes share them: never inside a transaction. */
public interface Buckets {

    /** The provider did not say what is left. */
    long UNTOLD = Long.MAX_VALUE;

    /**
     * Takes from a bucket, or takes nothing.
     *
     * @param bucket    which one
     * @param perMinute what may be taken in any minute, more than 0
     * @param amount    how much is wanted; more than the bucket ever holds counts as all that it holds
     * @return nothing when it was taken; else how long it takes until there is enough
     * @throws RuntimeException when nobody can say
     */
    Duration take(String bucket, long perMinute, long amount);

    /**
     * Corrects a bucket by what is known afterwards.
     *
     * @param bucket    which one
     * @param perMinute what may be taken in any minute
     * @param more      how much more was used than taken; less than 0 when some comes back
     * @param atMost    how much is left at most, as the provider says; less than 0 when nothing may go out for a while, {@link #UNTOLD} when it said
     *                  nothing
     * @throws RuntimeException when nobody can do so
     */
    void correct(String bucket, long perMinute, long more, long atMost);

    /**
     * @param hands tell the time
     * @return buckets that only this node knows
     */
    static Buckets ofThisNode(Hands hands) {
        return NodeBuckets.in(hands);
    }

    /**
     * @param perMinute what may be taken in any minute
     * @return what a full bucket holds: a sixth of the limit may go out at once, and the rest comes back evenly, so that no minute sees more than
     *         the limit
     */
    static long holds(long perMinute) {
        return Math.max(1, perMinute / 6);
    }

    /**
     * @param perMinute what may be taken in any minute
     * @return what comes back in a minute
     */
    static long comesBack(long perMinute) {
        return Math.max(1, perMinute - holds(perMinute));
    }
}
