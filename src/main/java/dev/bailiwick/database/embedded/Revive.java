package dev.bailiwick.database.embedded;

import dev.bailiwick.kernel.CannotStart;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the server runs as long as the program does: one that dies (killed, out of memory, its disk full) is started again on the same
 * port, at once and then after longer and longer pauses. A trouble that lasts too long is given up, so that whoever watches over the program
 * learns of it.
 */
class Revive {

    static final Duration USUAL_LIMIT = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Revive.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** A server that lived so long has got over its trouble; one that dies sooner goes on having it. */
    private static final Duration WELL_AFTER = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final int port;
    private final Duration limit;
    private final Runnable givenUp;
    private final Object starting = new Object();
    private final Thread thread = Thread.ofPlatform().daemon().name("postgres-revive").unstarted(this::run);
    private boolean ended;

    Revive(Cluster cluster, int port, Duration limit, Runnable givenUp) {
        this.cluster = cluster;
        this.port = port;
        this.limit = limit;
        this.givenUp = givenUp;
    }

    void begin() {
        thread.start();
    }

    /** Ends the watch; a start under way is waited for, so that nothing is started behind whoever stops the server. */
    void end() {
        synchronized (starting) {
            ended = true;
        }
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
                if (!cluster.isAlive()) {
                    LOG.error("PostgreSQL died and is started again. Its last words: {}", cluster.lastWords());
                    if (!getOver()) {
                        return;
                    }
                    LOG.warn("PostgreSQL is well again");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether it lives again and stays alive; otherwise it was given up */
    private boolean getOver() throws InterruptedException {
        long began = System.nanoTime();
        Duration pause = Duration.ZERO;
        CannotStart failure = null;
        while (System.nanoTime() - began < limit.toNanos()) {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            pause = longer(pause);
            CannotStart next = startUnlessEnded();
            if (next == null) {
                LOG.info("PostgreSQL runs again on 127.0.0.1:{}", port);
                if (staysAlive()) {
                    return true;
                }
            } else if (failure == null) {
                LOG.error("PostgreSQL does not start; it is tried again for {} s. {}", limit.toSeconds(), next.getMessage());
            }
            failure = next == null ? failure : next;
        }
        LOG.error("PostgreSQL could not be brought up for {} s and is given up; this program ends. {}", limit.toSeconds(),
                failure == null ? "It starts and dies again. Its last words: " + cluster.lastWords() : failure.getMessage() + "\n" + failure.cure());
        // From a thread of its own: whoever ends the program also ends this watch.
        Thread.ofPlatform().name("postgres-given-up").start(givenUp);
        return false;
    }

    private boolean staysAlive() throws InterruptedException {
        long began = System.nanoTime();
        while (System.nanoTime() - began < WELL_AFTER.toNanos()) {
            TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
            if (!cluster.isAlive()) {
                return false;
            }
        }
        return true;
    }

    private static Duration longer(Duration pause) {
        Duration next = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }

    private CannotStart startUnlessEnded() throws InterruptedException {
        synchronized (starting) {
            if (ended) {
                throw new InterruptedException("the server is being stopped");
            }
            try {
                return cluster.start(port);
            } catch (RuntimeException e) {
                return new CannotStart(e.toString(), "See that this account may write to " + cluster.folder() + ".", e);
            }
        }
    }
}
