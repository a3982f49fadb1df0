package dev.bailiwick.model.gateway;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How long one route usually takes for one kind of prompt, and whether it has left that range. The range is learned from what it does while it is in
 * it: a slow mean and mean deviation of the logarithm, since latencies are skewed. A call under way that is older than the range allows counts as
 * slow before it is over, so that nobody has to wait for a timeout to see it.
 */
final class UsualLatency {

    /** Fewer calls than this say nothing about what is usual. */
    private static final int ENOUGH = 10;
    /** How much a new call counts for the mean. */
    private static final double SLOWLY = 0.05;
    /** Four mean deviations are about three standard deviations. */
    private static final double DEVIATIONS = 4;
    /** Nobody minds less than twice the usual. */
    private static final double LEAST_FACTOR = 2;
    /** So many slow ones among the last few, the ones under way among them, and the route has left its range. */
    private static final int SLOW_ONES = 3;
    private static final int LAST_FEW = 6;
    private static final Duration RECENT = Duration.ofMinutes(1);
    private static final Duration PROBE_EVERY = Duration.ofSeconds(10);
    /** So many probes in a row within the range, and it is back. */
    private static final int GOOD_PROBES = 3;

    private final Hands hands;
    private final Deque<Long> lastSlow = new ArrayDeque<>();
    private final Deque<Boolean> last = new ArrayDeque<>();
    private final Map<Object, Long> underWay = new HashMap<>();
    private int calls;
    private double mean;
    private double deviation;
    private boolean left;
    private int goodProbes;
    private long probedAt;

    UsualLatency(Hands hands) {
        this.hands = hands;
        this.probedAt = hands.nanos();
    }

    /** @return marks the beginning of a call; given back to {@link #over} when it is over */
    synchronized Object begins() {
        Object call = new Object();
        underWay.put(call, hands.nanos());
        return call;
    }

    /**
     * @param call     what {@link #begins} gave
     * @param answered whether an answer came; a call that was given up or came too late says only that it took at least so long
     */
    synchronized void over(Object call, boolean answered) {
        long nanos = hands.nanos() - underWay.remove(call);
        boolean slow = isKnown() && nanos > upper().toNanos();
        if (!answered && !slow) {
            return;
        }
        if (left) {
            goodProbes = slow ? 0 : goodProbes + 1;
            if (goodProbes >= GOOD_PROBES) {
                left = false;
                last.clear();
                lastSlow.clear();
            }
            return;
        }
        note(slow);
        if (!slow) {
            learn(Math.log(Math.max(1, nanos / 1e6)));
        }
        look();
    }

    private void note(boolean slow) {
        last.addLast(slow);
        if (last.size() > LAST_FEW && last.removeFirst()) {
            lastSlow.pollFirst();
        }
        if (slow) {
            lastSlow.addLast(hands.nanos());
        }
    }

    private void learn(double log) {
        calls++;
        double weight = Math.max(SLOWLY, 1.0 / calls);
        double off = Math.abs(log - mean);
        if (calls > 1) {
            deviation += Math.max(SLOWLY, 1.0 / (calls - 1)) * (off - deviation);
        }
        mean += weight * (log - mean);
    }

    /** Looks whether the route has left its range. */
    private void look() {
        if (left || !isKnown()) {
            return;
        }
        long now = hands.nanos();
        long slow = lastSlow.stream().filter(at -> now - at <= RECENT.toNanos()).count()
                + underWay.values().stream().filter(began -> now - began > upper().toNanos()).count();
        if (slow >= SLOW_ONES) {
            left = true;
            goodProbes = 0;
            probedAt = now;
        }
    }

    /** @return whether it is slower than usual */
    synchronized boolean hasLeft() {
        look();
        return left;
    }

    /** @return whether it is slower than usual, and one call may see whether it still is; the next one may do so after a while */
    synchronized boolean mayProbe() {
        return hasLeft() && hands.nanos() - probedAt >= PROBE_EVERY.toNanos();
    }

    /** The call that comes now is the one that sees. */
    synchronized void probes() {
        probedAt = hands.nanos();
    }

    /** @return whether enough is known to say what is usual */
    synchronized boolean isKnown() {
        return calls >= ENOUGH;
    }

    /** @return the middle of what is usual; nothing while too little is known */
    synchronized Duration middle() {
        return isKnown() ? millis(Math.exp(mean)) : Duration.ZERO;
    }

    /** @return the end of what is usual; nothing while too little is known */
    synchronized Duration upper() {
        return isKnown() ? millis(Math.max(Math.exp(mean + DEVIATIONS * deviation), LEAST_FACTOR * Math.exp(mean))) : Duration.ZERO;
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos((long) (millis * 1e6));
    }
}
