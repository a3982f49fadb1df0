package dev.bailiwick.channel;

import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person sends an event again that was given up. */
@Component
public class ResendDelivery {

    private final Conversations conversations;
    private final Deliveries deliveries;
    private final WebhookSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ResendDelivery(Conversations conversations, Deliveries deliveries, WebhookSettings settings, ApplicationEventPublisher events, Clock clock) {
        this.conversations = conversations;
        this.deliveries = deliveries;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Puts it on its way once more, for another full span of tries; what waits behind it follows. It is sent as the person wants it, whoever
     * has the pen by now.
     *
     * @param id names the delivery
     * @param by who wants it, as the sign-on or the key names them
     * @return the delivery as it is now; unchanged when it waits or is being sent already
     * @throws Refusal of kind {@code NOT_FOUND}, or {@code PRECONDITION} when it arrived, was called back, or there is no webhook any more
     */
    @Transactional
    public Delivery resend(String id, String by) {
        Delivery known = find(id);
        conversations.take(known.conversation());
        Delivery delivery = find(id);
        switch (delivery.state()) {
            case PENDING, CLAIMED -> {
                return delivery;
            }
            case DELIVERED -> throw new Refusal(Refusal.Kind.PRECONDITION, "the delivery has arrived; it is not sent twice");
            case WITHDRAWN -> throw new Refusal(Refusal.Kind.PRECONDITION, "the delivery was called back; what it says may not be said any more");
            case GIVEN_UP -> {
                if (!settings.isSet()) {
                    throw new Refusal(Refusal.Kind.PRECONDITION, "there is no webhook: set BAILIWICK_WEBHOOK_URL first");
                }
            }
        }
        Instant now = clock.instant();
        deliveries.again(id, now, now.plus(settings.maxAge()));
        events.publishEvent(new Decision(delivery.conversation(), delivery.turn(), Decision.Kind.DELIVERY_RESENT, now,
                Map.of("event", id, "type", delivery.type().word(), "by", by, "attempts", delivery.attempts())));
        events.publishEvent(new DeliveryQueued(delivery.conversation()));
        return find(id);
    }

    private Delivery find(String id) {
        return deliveries.find(id).orElseThrow(() -> Refusal.notFound("delivery", id));
    }
}
