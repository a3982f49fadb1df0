package dev.bailiwick.channel.webhook;

import dev.bailiwick.channel.Deliveries;
import dev.bailiwick.channel.Delivery;
import dev.bailiwick.channel.DeliveryQueued;
import dev.bailiwick.channel.WebhookSettings;
import dev.bailiwick.kernel.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps deliveries moving on this node: one virtual thread claims what is due and gives each to a virtual thread of its own. It is woken after
 * the commit that queued something, after each attempt (the next of the conversation may be due), and looks by itself at every poll. What is
 * being sent stays claimed by a heartbeat, however long the receiver takes; what a killed node was sending is free again soon.
 */
@Component
class DeliveryWorker implements SmartLifecycle {

    /** How long an orderly stop waits for receivers that are about to answer. */
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int AFTER_SLOW_STEPS = Integer.MAX_VALUE - 200;
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);

    private static final int BEATS_BETWEEN_LOOKS = 4;

    private final Deliveries deliveries;
    private final Deliver deliver;
    private final ReceiverState receiver;
    private final WebhookSettings settings;
    private final Clock clock;
    private final String name;
    private final Semaphore bell = new Semaphore(0);
    private final Semaphore free;
    private volatile Thread dispatcher;
    private volatile Thread heart;
    private boolean stumbled;

    DeliveryWorker(Deliveries deliveries, Deliver deliver, ReceiverState receiver, WebhookSettings settings, Ids ids, Clock clock) {
        this.deliveries = deliveries;
        this.deliver = deliver;
        this.receiver = receiver;
        this.settings = settings;
        this.clock = clock;
        // Unlike any other process start, so that a claim of a node that died can never be mistaken for one of ours.
        this.name = ids.next();
        this.free = new Semaphore(settings.connections());
    }

    @EventListener
    void on(DeliveryQueued event) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            bell.release();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.release();
            }
        });
    }

    @Override
    public void start() {
        if (settings.isSet() && dispatcher == null) {
            // Known before it runs: it goes on only as long as it is the one.
            Thread next = Thread.ofVirtual().name("deliveries").unstarted(this::run);
            dispatcher = next;
            next.start();
            heart = Thread.ofVirtual().name("deliveries-heartbeat").start(this::beat);
        }
    }

    @Override
    public void stop() {
        Thread running = dispatcher;
        if (running == null) {
            return;
        }
        dispatcher = null;
        bell.release();
        try {
            running.join(settings.timeout());
            // What is under way may end in peace; what takes longer is sent again by another node, as the same event.
            if (free.tryAcquire(settings.connections(), GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                free.release(settings.connections());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            heart.interrupt();
            giveBack();
        }
    }

    private void giveBack() {
        try {
            int given = deliveries.release(name, clock.instant());
            if (given > 0) {
                LOG.info("{} deliveries under way were given back for another node", given);
            }
        } catch (RuntimeException e) {
            LOG.warn("deliveries under way could not be given back and are left to their claims: {}", e.toString());
        }
    }

    /** Stops after the slow steps have been given back: they need nothing of what waits here. */
    @Override
    public int getPhase() {
        return AFTER_SLOW_STEPS;
    }

    @Override
    public boolean isRunning() {
        return dispatcher != null;
    }

    private void run() {
        while (dispatcher == Thread.currentThread()) {
            try {
                boolean more = sendDue();
                if (!more && bell.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                // Whatever it was: a node whose dispatcher is gone would be silent for ever and nobody would know.
                LOG.error("deliveries stumbled and go on", e);
                LockSupport.parkNanos(settings.poll().toNanos());
            }
        }
    }

    private void beat() {
        try {
            for (int beats = 1;; beats++) {
                TimeUnit.NANOSECONDS.sleep(settings.heartbeat().toNanos());
                prolong();
                if (beats % BEATS_BETWEEN_LOOKS == 0) {
                    endFuture();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endFuture() {
        try {
            int ended = deliveries.endFuture(clock.instant());
            if (ended > 0) {
                LOG.warn("the clock went back: {} deliveries waited for, or were claimed until, a moment that is far away now; they go on", ended);
                bell.release();
            }
        } catch (RuntimeException e) {
            LOG.debug("deliveries of the future cannot be looked for now: {}", e.toString());
        }
    }

    private void prolong() {
        if (free.availablePermits() == settings.connections()) {
            return;
        }
        try {
            deliveries.prolong(name, clock.instant().plus(settings.lease()));
        } catch (RuntimeException e) {
            LOG.debug("claims cannot be prolonged now: {}", e.toString());
        }
    }

    /** @return whether there may be more to send at once */
    private boolean sendDue() throws InterruptedException {
        int most = room();
        if (most <= 0) {
            return false;
        }
        List<Delivery> claimed = claim(most);
        for (Delivery delivery : claimed) {
            free.acquire();
            Thread.ofVirtual().name("delivery-" + delivery.id()).start(() -> attempt(delivery));
        }
        return claimed.size() == most && room() > 0;
    }

    private int room() {
        int underWay = settings.connections() - free.availablePermits();
        return receiver.atOnce() - underWay;
    }

    private List<Delivery> claim(int most) {
        try {
            Instant now = clock.instant();
            List<Delivery> claimed = deliveries.claim(name, now, now.plus(settings.lease()), most);
            if (stumbled) {
                stumbled = false;
                LOG.info("deliveries are claimed again");
            }
            return claimed;
        } catch (RuntimeException e) {
            if (!stumbled) {
                stumbled = true;
                LOG.warn("deliveries cannot be claimed now, which is tried on: {}", e.toString());
            }
            return List.of();
        }
    }

    private void attempt(Delivery delivery) {
        try {
            deliver.attempt(delivery, name);
        } catch (RuntimeException | Error e) {
            // The claim ends by itself and the delivery is tried again, here or on another node.
            LOG.warn("the outcome of delivery {} could not be written: {}", delivery.id(), e.toString());
        } finally {
            free.release();
            bell.release();
        }
    }
}
