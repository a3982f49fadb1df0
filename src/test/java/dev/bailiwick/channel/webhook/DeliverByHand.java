package dev.bailiwick.channel.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.channel.Deliveries;
import dev.bailiwick.channel.Delivery;
import dev.bailiwick.channel.WebhookSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.BeanFactory;

/** Lets a test deliver one event after another, in production's own way but for the wire, and decide what becomes of each. */
public final class DeliverByHand {

    /** The one worker who may claim. */
    public static final String WORKER = "by-hand";

    private final BeanFactory beans;
    private final Wire wire;

    /**
     * @param beans the house
     * @param wire  what stands in for the wire in it
     */
    public DeliverByHand(BeanFactory beans, Wire wire) {
        this.beans = beans;
        this.wire = wire;
    }

    /** What becomes of a post. */
    public enum End { TAKEN, REFUSED, TAKEN_BUT_REFUSED, UNANSWERED, TAKEN_BUT_UNANSWERED, DIES_BEFORE, DIES_AFTER }

    /** The node is gone in the middle of an attempt. */
    public static final class NodeDied extends Error {
        private static final long serialVersionUID = 1;
    }

    /** @return the delivery attempted, or null when none is due */
    public Delivery attempt(End end) {
        Instant now = beans.getBean(Clock.class).instant();
        // As the worker does: whatever waits for a time that the clock took back waits no longer.
        beans.getBean(Deliveries.class).endFuture(now);
        List<Delivery> claimed = beans.getBean(Deliveries.class).claim(WORKER, now, now.plus(claimLasts()), 1);
        if (claimed.isEmpty()) {
            return null;
        }
        wire.end = end;
        try {
            beans.getBean(Deliver.class).attempt(claimed.getFirst(), WORKER);
        } catch (NodeDied died) {
            // As it is to be: its claim stays until it runs out.
        }
        return claimed.getFirst();
    }

    /** @return how long a claim lasts */
    public Duration claimLasts() {
        return beans.getBean(WebhookSettings.class).lease();
    }

    /**
     * @param bean any bean
     * @return whether it is the one that posts over the wire
     */
    public static boolean posts(Object bean) {
        return bean instanceof PostEvent;
    }

    /** Stands in for the wire and the receiver at its other end. */
    public static final class Wire extends PostEvent {

        private static final ObjectMapper JSON = new ObjectMapper();

        private final Map<String, List<JsonNode>> taken = new ConcurrentHashMap<>();
        private volatile End end = End.TAKEN;

        /** @param settings the house's */
        public Wire(WebhookSettings settings) {
            super(settings, Clock.systemUTC());
        }

        /** @return what the receiver took of a conversation, in the order in which it came */
        public List<JsonNode> taken(String conversation) {
            return new ArrayList<>(taken.getOrDefault(conversation, List.of()));
        }

        /** Forgets a conversation. */
        public void forget(String conversation) {
            taken.remove(conversation);
        }

        @Override
        Answer post(String body, String token) {
            return switch (end) {
                case REFUSED -> new Answer("the receiver answered 503", false);
                case UNANSWERED -> new Answer("no answer within 10 s", true);
                case TAKEN_BUT_REFUSED -> {
                    take(body);
                    yield new Answer("the receiver answered 500", true);
                }
                case TAKEN_BUT_UNANSWERED -> {
                    take(body);
                    yield new Answer("no answer within 10 s", true);
                }
                case DIES_BEFORE -> throw new NodeDied();
                case TAKEN -> {
                    take(body);
                    yield Answer.TAKEN;
                }
                case DIES_AFTER -> {
                    take(body);
                    throw new NodeDied();
                }
            };
        }

        private void take(String body) {
            try {
                JsonNode event = JSON.readTree(body);
                taken.computeIfAbsent(event.at("/data/conversation/id").asText(), key -> java.util.Collections.synchronizedList(new ArrayList<>()))
                        .add(event);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
