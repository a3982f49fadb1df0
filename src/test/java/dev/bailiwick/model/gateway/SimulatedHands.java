package dev.bailiwick.model.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;

/**
 * Hands that work and wait in a time of their own. One works at a time; when all wait, the time goes on to the first that has waited long enough.
 * So a run is the same every time, and an hour takes as long as the work in it.
 */
public final class SimulatedHands implements Hands {

    private static final long MOST_EVENTS = 50_000_000;

    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private final Semaphore back = new Semaphore(0);
    private final ThreadLocal<Hand> current = new ThreadLocal<>();
    private final Instant beginning;
    private long now;
    private long number;
    private Throwable failure;

    public SimulatedHands() {
        this(Instant.parse("2026-03-02T09:00:00Z"));
    }

    public SimulatedHands(Instant beginning) {
        this.beginning = beginning;
    }

    private record Event(long at, long number, Hand hand, int wakes) {
    }

    private final class Hand implements Started {

        private final Semaphore go = new Semaphore(0);
        private int wakes;
        private boolean givenUp;
        private boolean waits;
        private boolean over;

        @Override
        public void giveUp() {
            if (!over) {
                givenUp = true;
                if (waits) {
                    wakeAt(now, this);
                }
            }
        }
    }

    private final class SimulatedBell implements Bell {

        private boolean rung;
        private Hand waiting;

        @Override
        public void ring() {
            rung = true;
            if (waiting != null) {
                wakeAt(now, waiting);
            }
        }

        @Override
        public boolean await(Duration longest) {
            Hand hand = current.get();
            if (hand == null) {
                throw new IllegalStateException("only work that was started in simulated time may wait in it");
            }
            if (!rung && !hand.givenUp && longest.isPositive()) {
                waiting = hand;
                wakeAt(now + longest.toNanos(), hand);
                park(hand);
                waiting = null;
            }
            return rung;
        }
    }

    private void wakeAt(long at, Hand hand) {
        events.add(new Event(at, number++, hand, hand.wakes));
    }

    private void park(Hand hand) {
        hand.waits = true;
        back.release();
        hand.go.acquireUninterruptibly();
        hand.waits = false;
    }

    @Override
    public long nanos() {
        return now;
    }

    /** @return the clock of this time */
    public Clock clock() {
        InstantSource source = () -> beginning.plusNanos(now);
        return source.withZone(ZoneOffset.UTC);
    }

    @Override
    public Bell bell() {
        return new SimulatedBell();
    }

    @Override
    public Started start(String name, Runnable work) {
        Hand hand = new Hand();
        Thread.ofVirtual().name(name).start(() -> {
            hand.go.acquireUninterruptibly();
            current.set(hand);
            try {
                work.run();
            } catch (Throwable e) {
                failure = e;
            } finally {
                hand.over = true;
                back.release();
            }
        });
        wakeAt(now, hand);
        return hand;
    }

    /** @return whether the one who asks was given up */
    public boolean givenUp() {
        return current.get().givenUp;
    }

    /** Works until everybody is done. */
    public void run() {
        for (long done = 0; !events.isEmpty(); done++) {
            Event next = events.remove();
            if (next.wakes() != next.hand().wakes || next.hand().over) {
                continue;
            }
            now = Math.max(now, next.at());
            next.hand().wakes++;
            next.hand().go.release();
            back.acquireUninterruptibly();
            if (failure != null) {
                throw new AssertionError("work in simulated time failed", failure);
            }
            if (done > MOST_EVENTS) {
                throw new AssertionError("simulated time does not come to an end");
            }
        }
    }

    /** @param work is done, and everything that it starts */
    public void run(Runnable work) {
        start("test", work);
        run();
    }
}
