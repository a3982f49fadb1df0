package dev.bailiwick.model.gateway;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the buckets that all nodes share, within a bounded wait. While they cannot say, this node takes its share of each limit: all nodes together
 * still keep it.
 */
final class PatientBuckets implements Buckets {

    private static final Logger LOG = LoggerFactory.getLogger(PatientBuckets.class);
    private static final Duration AWAY = Duration.ofSeconds(5);
    /** Many customers must not take every connection for this. */
    private static final int MOST_AT_ONCE = 8;

    private final Buckets shared;
    private final Buckets own;
    private final int nodes;
    private final Duration wait;
    private final Hands hands;
    private final Semaphore asking = new Semaphore(MOST_AT_ONCE);
    private volatile long awayUntil;
    private volatile boolean away;

    /**
     * @param shared what all nodes share
     * @param own    what only this node knows
     * @param nodes  how many nodes there are at most
     * @param wait   how long the shared ones may take to answer
     * @param hands  wait
     */
    PatientBuckets(Buckets shared, Buckets own, int nodes, Duration wait, Hands hands) {
        this.shared = shared;
        this.own = own;
        this.nodes = nodes;
        this.wait = wait;
        this.hands = hands;
    }

    @Override
    public Duration take(String bucket, long perMinute, long amount) {
        Duration said = ask(() -> shared.take(bucket, perMinute, amount));
        return said != null ? said : own.take(bucket, Math.max(1, perMinute / nodes), amount);
    }

    @Override
    public void correct(String bucket, long perMinute, long more, long atMost) {
        if (ask(() -> {
            shared.correct(bucket, perMinute, more, atMost);
            return Duration.ZERO;
        }) == null) {
            own.correct(bucket, Math.max(1, perMinute / nodes), more, atMost == UNTOLD ? UNTOLD : atMost / nodes);
        }
    }

    private Duration ask(Supplier<Duration> question) {
        if (away && hands.nanos() - awayUntil < 0 || !asking.tryAcquire()) {
            return null;
        }
        AtomicReference<Duration> answer = new AtomicReference<>();
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        Hands.Bell answered = hands.bell();
        hands.start("model-quota", () -> {
            try {
                answer.set(question.get());
            } catch (RuntimeException e) {
                failure.set(e);
            } finally {
                asking.release();
                answered.ring();
            }
        });
        answered.await(wait);
        Duration said = answer.get();
        note(said != null, failure.get());
        return said;
    }

    private void note(boolean there, RuntimeException failure) {
        if (!there && !away) {
            LOG.warn("The limits that all nodes share cannot be asked ({}); this node keeps to a share of 1 in {} of each.",
                    failure == null ? "no answer within " + wait.toMillis() + " ms" : failure.getMessage(), nodes);
        }
        awayUntil = hands.nanos() + AWAY.toNanos();
        away = !there;
    }
}
