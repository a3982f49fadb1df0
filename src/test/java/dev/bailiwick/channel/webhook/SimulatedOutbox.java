package dev.bailiwick.channel.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.channel.Deliveries;
import dev.bailiwick.channel.Delivery;
import dev.bailiwick.channel.House;
import dev.bailiwick.channel.WebhookSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The outbox at work over a real PostgreSQL, in time that a test owns: what a receiver does for an hour is over in seconds. Attempts overlap as they
 * do in production; a receiver that takes its time holds its own attempt up until that time has come. Only the wire and the worker's threads are
 * played.
 */
final class SimulatedOutbox implements AutoCloseable {

    private static final String WORKER = "simulated";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OwnTime TIME = new OwnTime();
    private static final Timeline LINE = new Timeline();

    private final House house = House.with(Doors.class);
    private final WebhookSettings settings = house.the(WebhookSettings.class);

    SimulatedOutbox() {
        house.worker().stop();
        LINE.tries.clear();
    }

    /** How a receiver answers, after how long; what takes longer than the sender waits was answered in vain. */
    record Reply(int status, Duration after) {
    }

    /** What a receiver is like. */
    interface Manner {
        Reply to(String conversation, Instant at);
    }

    /** One attempt as the receiver saw it. */
    record Try(String conversation, String event, int number, Instant at, boolean taken) {
    }

    /** Not found by a scan; only named here. */
    static class Doors {

        @Bean
        @Primary
        Clock ownTime() {
            return TIME;
        }

        @Bean
        static BeanPostProcessor wire() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof PostEvent ? new Wire() : bean;
                }
            };
        }
    }

    House house() {
        return house;
    }

    void receiver(Manner manner) {
        LINE.manner = manner;
    }

    List<Try> tries() {
        return List.copyOf(LINE.tries);
    }

    List<Try> tries(String conversation) {
        return tries().stream().filter(one -> one.conversation().equals(conversation)).toList();
    }

    Instant now() {
        return TIME.instant();
    }

    /** Lets time pass, and looks as often as the worker does: at each step, and whenever an attempt is over. */
    void pass(Duration span, Duration step) throws InterruptedException {
        Instant end = now().plus(span);
        while (now().isBefore(end)) {
            TIME.now = now().plus(step);
            LINE.wake();
            house.the(Deliveries.class).prolong(WORKER, now().plus(settings.lease()));
            while (claim() > 0) {
                LINE.quiet();
            }
        }
    }

    private int claim() {
        int room = house.the(ReceiverState.class).atOnce() - LINE.underWay();
        if (room <= 0) {
            return 0;
        }
        List<Delivery> claimed = house.the(Deliveries.class).claim(WORKER, now(), now().plus(settings.lease()), room);
        claimed.forEach(delivery -> LINE.start(() -> house.the(Deliver.class).attempt(delivery, WORKER)));
        return claimed.size();
    }

    @Override
    public void close() {
        house.close();
    }

    private static final class OwnTime extends Clock {

        private volatile Instant now = Instant.parse("2026-07-28T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Who is at work and who waits for which moment. */
    private static final class Timeline {

        private record Sleeper(Instant until, Thread thread) implements Comparable<Sleeper> {
            @Override
            public int compareTo(Sleeper other) {
                return until.compareTo(other.until);
            }
        }

        private final PriorityQueue<Sleeper> sleepers = new PriorityQueue<>();
        private final List<Try> tries = new ArrayList<>();
        private volatile Manner manner = (conversation, at) -> new Reply(200, Duration.ZERO);
        private int working;

        synchronized int underWay() {
            return working + sleepers.size();
        }

        synchronized void start(Runnable attempt) {
            working++;
            Thread.ofVirtual().start(() -> {
                try {
                    attempt.run();
                } finally {
                    ends();
                }
            });
        }

        private synchronized void ends() {
            working--;
            notifyAll();
        }

        synchronized void sleepUntil(Instant moment) {
            Sleeper sleeper = new Sleeper(moment, Thread.currentThread());
            sleepers.add(sleeper);
            working--;
            notifyAll();
            try {
                while (sleepers.contains(sleeper)) {
                    wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Whose moment has come goes on; back when all who could have done what they had to. */
        synchronized void wake() throws InterruptedException {
            while (!sleepers.isEmpty() && !sleepers.peek().until().isAfter(TIME.instant())) {
                sleepers.poll();
                working++;
            }
            notifyAll();
            quiet();
        }

        synchronized void quiet() throws InterruptedException {
            while (working > 0) {
                wait();
            }
        }

        synchronized void note(Try attempt) {
            tries.add(attempt);
        }
    }

    /** Answers as production's wire does, at the moment at which the receiver does. */
    private static final class Wire extends PostEvent {

        private static final WebhookSettings SETTINGS = new WebhookSettings("http://127.0.0.1:9/", List.of("key"), "X-", Duration.ofSeconds(10),
                Duration.ofHours(24), 16, Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofSeconds(1), false);

        Wire() {
            super(SETTINGS, TIME);
        }

        @Override
        Answer post(String body, String token) {
            JsonNode event = read(body);
            String conversation = event.at("/data/conversation/id").asText();
            Reply reply = LINE.manner.to(conversation, TIME.instant());
            boolean tooLate = reply.after().compareTo(SETTINGS.timeout()) > 0;
            LINE.note(new Try(conversation, event.get("id").asText(), event.get("sequence_number").asInt(), TIME.instant(), reply.status() < 300));
            if (!reply.after().isZero()) {
                LINE.sleepUntil(TIME.instant().plus(tooLate ? SETTINGS.timeout() : reply.after()));
            }
            return Optional.of(Answer.TAKEN).filter(taken -> reply.status() < 300 && !tooLate)
                    .orElseGet(() -> Answer.unknown(tooLate ? "no answer within 10000 ms" : "the receiver answered " + reply.status()));
        }

        private static JsonNode read(String body) {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError(body, e);
            }
        }
    }
}
