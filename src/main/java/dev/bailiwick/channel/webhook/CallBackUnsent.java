package dev.bailiwick.channel.webhook;

import dev.bailiwick.channel.Deliveries;
import dev.bailiwick.channel.Delivery;
import dev.bailiwick.channel.WebhookSettings;
import dev.bailiwick.conversation.CallBack;
import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.OweAgain;
import dev.bailiwick.kernel.Decision;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** A reply that has not left is called back when the customer writes on. One that may have arrived is not: it is sent again until it surely has. */
@Component
class CallBackUnsent implements CallBack {

    private final Deliveries deliveries;
    private final OweAgain owe;
    private final WebhookSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CallBackUnsent(Deliveries deliveries, OweAgain owe, WebhookSettings settings, ApplicationEventPublisher events, Clock clock) {
        this.deliveries = deliveries;
        this.owe = owe;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Conversation unsent(Conversation conversation) {
        if (!settings.isSet()) {
            return conversation;
        }
        Instant at = clock.instant();
        List<Delivery> unsent = deliveries.withdrawUnsent(conversation.id(), at);
        Set<Integer> unanswering = unsent.isEmpty() ? Set.of() : deliveries.unanswering(conversation.id());
        Conversation now = conversation;
        for (Delivery delivery : unsent) {
            events.publishEvent(new Decision(conversation.id(), delivery.turn(), Decision.Kind.DELIVERY_WITHDRAWN, at,
                    Ways.withdrawn(delivery, delivery.attempts(), false, "the customer wrote on before it had left")));
            now = owe.owe(now, delivery.turn(), unanswering);
        }
        return now;
    }
}
