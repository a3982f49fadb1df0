package dev.bailiwick.database;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time that all nodes go by: PostgreSQL's. It is asked for from time to time and carried on in between by the processor's own count, which
 * nobody can set. So a machine whose clock is wrong or jumps neither takes what belongs to others nor keeps what is no longer its own. Goes
 * back only when PostgreSQL's clock was set back by more than {@link #STANDS_STILL_FOR}; smaller corrections make it stand still for as long.
 */
class SharedTime implements Supplier<Instant> {

    /** So far this node's time may be from PostgreSQL's before it is corrected: far below every lease, far above a network's moods. */
    static final Duration TOLERANCE = Duration.ofMillis(100);
    static final Duration STANDS_STILL_FOR = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(SharedTime.class);
    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(1);

    private final InstantSource machine;
    private final LongSupplier count;
    private final Duration maxSkew;
    private final AtomicReference<Instant> latest;
    private volatile Anchor anchor;
    private volatile Duration skew = Duration.ZERO;
    private boolean warned;
    private boolean known;

    /** One moment, by the count and by time. */
    private record Anchor(long count, Instant moment) {

        Instant at(long later) {
            return moment.plusNanos(later - count);
        }
    }

    /**
     * @param machine what this machine's own clock says
     * @param count   the processor's count of nanoseconds
     * @param maxSkew how far the two clocks may be apart before the operator is told
     */
    SharedTime(InstantSource machine, LongSupplier count, Duration maxSkew) {
        this.machine = machine;
        this.count = count;
        this.maxSkew = maxSkew;
        this.anchor = new Anchor(count.getAsLong(), machine.instant());
        this.latest = new AtomicReference<>(anchor.moment());
    }

    @Override
    public Instant get() {
        Instant now = anchor.at(count.getAsLong());
        return latest.updateAndGet(before -> now.isAfter(before) ? now : before);
    }

    /** @return how far this machine's own clock is ahead of PostgreSQL's; negative when it is behind */
    Duration skew() {
        return skew;
    }

    Duration maxSkew() {
        return maxSkew;
    }

    boolean isSkewed() {
        return skew.abs().compareTo(maxSkew) > 0;
    }

    /**
     * Takes in what PostgreSQL said. An answer that took long says little and is passed over.
     *
     * @param asked  the count before the question
     * @param theirs PostgreSQL's moment
     * @param heard  the count after the answer
     */
    synchronized void heard(long asked, Instant theirs, long heard) {
        Duration uncertain = Duration.ofNanos((heard - asked) / 2);
        if (uncertain.compareTo(LONGEST_QUESTION) > 0) {
            return;
        }
        Instant theirsNow = theirs.plus(uncertain);
        skew = Duration.between(theirsNow, machine.instant().minusNanos(count.getAsLong() - heard));
        warn();
        boolean first = !known;
        known = true;
        Duration wrong = Duration.between(anchor.at(heard), theirsNow);
        if (wrong.abs().compareTo(TOLERANCE.plus(uncertain)) <= 0) {
            return;
        }
        anchor = new Anchor(heard, theirsNow);
        if (first) {
            // The first answer is where this node's time begins, whatever its machine says.
            latest.set(theirsNow);
        } else if (wrong.negated().compareTo(STANDS_STILL_FOR) > 0) {
            latest.set(theirsNow);
            LOG.warn("PostgreSQL's clock went back by {} s, and time here with it: what waits for a moment waits so much longer", -wrong.toSeconds());
        } else if (wrong.compareTo(STANDS_STILL_FOR) > 0) {
            LOG.warn("PostgreSQL's clock is {} s further than this node's time, which follows it", wrong.toSeconds());
        }
    }

    private void warn() {
        if (isSkewed() && !warned) {
            LOG.warn("this machine's clock is {} s {} PostgreSQL's. Time is taken from PostgreSQL, so nothing is decided wrongly, but logs of this"
                    + " machine are dated wrongly: see to its time service (NTP), or to PostgreSQL's", skew.abs().toSeconds(),
                    skew.isNegative() ? "behind" : "ahead of");
        } else if (!isSkewed() && warned) {
            LOG.info("this machine's clock agrees with PostgreSQL's again");
        }
        warned = isSkewed();
    }
}
