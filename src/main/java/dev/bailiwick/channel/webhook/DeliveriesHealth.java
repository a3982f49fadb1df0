package dev.bailiwick.channel.webhook;

import dev.bailiwick.channel.Deliveries;
import dev.bailiwick.channel.WebhookSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * What the operator sees of deliveries: how many wait, since when, and what the receiver said last. A receiver that is down does not take this
 * program down: {@code DEGRADED} leaves the whole as it is. Counted every few seconds, so that whoever asks neither waits nor costs anything.
 */
@Component("webhookHealthIndicator")
class DeliveriesHealth implements HealthIndicator, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveriesHealth.class);
    private static final Status DEGRADED = new Status("DEGRADED", "events wait for the company's receiver or for a person");
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Deliveries deliveries;
    private final ReceiverState receiver;
    private final WebhookSettings settings;
    private final Clock clock;
    private volatile Deliveries.Standing standing = new Deliveries.Standing(0, 0, null, null, 0);
    private volatile Thread counter;

    DeliveriesHealth(Deliveries deliveries, ReceiverState receiver, WebhookSettings settings, Clock clock, ObjectProvider<MeterRegistry> meters) {
        this.deliveries = deliveries;
        this.receiver = receiver;
        this.settings = settings;
        this.clock = clock;
        meters.ifAvailable(this::measure);
    }

    private void measure(MeterRegistry meters) {
        Gauge.builder("bailiwick.deliveries.waiting", this, one -> one.standing.waiting()).description("events that have not arrived yet")
                .register(meters);
        Gauge.builder("bailiwick.deliveries.failing", this, one -> one.standing.failing())
                .description("events among these that have failed at least once").register(meters);
        Gauge.builder("bailiwick.deliveries.given-up", this, one -> one.standing.givenUp()).description("events that wait for a person")
                .register(meters);
        Gauge.builder("bailiwick.deliveries.oldest", this, one -> one.age().toMillis() / 1e3).description("how long the oldest event waits")
                .baseUnit("seconds").register(meters);
    }

    private Duration age() {
        Deliveries.Standing now = standing;
        return now.oldest() == null ? Duration.ZERO : Duration.between(now.oldest(), clock.instant());
    }

    @Override
    public Health health() {
        if (!settings.isSet()) {
            return Health.up().withDetail("webhook", "none").build();
        }
        Deliveries.Standing now = standing;
        ReceiverState.Fault fault = receiver.fault();
        Health.Builder health = Health.status(fault != null || now.givenUp() > 0 ? DEGRADED : Status.UP).withDetail("waiting", now.waiting())
                .withDetail("failing", now.failing()).withDetail("givenUp", now.givenUp());
        if (now.oldest() != null) {
            health.withDetail("oldestSince", now.oldest().toString());
        }
        if (fault != null) {
            health.withDetail("takesNothingSince", fault.since().toString()).withDetail("lastProblem", fault.problem());
        } else if (now.problem() != null) {
            health.withDetail("lastProblem", now.problem());
        }
        if (now.givenUp() > 0) {
            health.withDetail("whatToDo", "see GET /api/deliveries?state=given_up and send again with POST /api/deliveries/{id}/resend");
        }
        return health.build();
    }

    @Override
    public void start() {
        if (settings.isSet() && counter == null) {
            counter = Thread.ofVirtual().name("deliveries-count").start(this::count);
        }
    }

    private void count() {
        try {
            while (true) {
                look();
                TimeUnit.NANOSECONDS.sleep(EVERY.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counts now. */
    void look() {
        try {
            standing = deliveries.standing();
        } catch (RuntimeException e) {
            LOG.debug("deliveries cannot be counted now: {}", e.toString());
        }
    }

    @Override
    public void stop() {
        Thread running = counter;
        counter = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return counter != null;
    }
}
