package dev.bailiwick.channel.webhook;

import dev.bailiwick.channel.Deliveries;
import dev.bailiwick.channel.Delivery;
import dev.bailiwick.channel.DeliveryQueued;
import dev.bailiwick.channel.Visitors;
import dev.bailiwick.channel.WebhookSettings;
import dev.bailiwick.channel.WelcomeVisitor;
import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.ConversationClosed;
import dev.bailiwick.conversation.HandoffRequested;
import dev.bailiwick.conversation.ReplyCleared;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.kernel.Ids;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down what is to be delivered, in the transaction in which it became true, so that both stand or neither. */
@Component
class Outbox {

    private final Deliveries deliveries;
    private final Visitors visitors;
    private final EventText text;
    private final WebhookSettings settings;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Outbox(Deliveries deliveries, Visitors visitors, EventText text, WebhookSettings settings, ApplicationEventPublisher events, Ids ids,
            Clock clock) {
        this.deliveries = deliveries;
        this.visitors = visitors;
        this.text = text;
        this.settings = settings;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @EventListener
    void on(ReplyCleared event) {
        if (goesOut(event.conversation())) {
            int part = event.holding() ? Delivery.ONE_MOMENT : event.lastCustomerMessage() == null ? Delivery.UNASKED : Delivery.ANSWER;
            queue(event.conversation(), event.message().turn(), part, Delivery.Type.REPLY, text.of(event));
        }
    }

    @EventListener
    void on(HandoffRequested event) {
        if (goesOut(event.conversation())) {
            queue(event.conversation(), event.handoff().turn().number(), 0, Delivery.Type.HANDOFF, text.of(event));
        }
    }

    @EventListener
    void on(ConversationClosed event) {
        if (event.conversation().status() == Status.FINISHED && goesOut(event.conversation())) {
            // What the assistant said in the same breath is a farewell and stands, although nobody has the pen any more.
            int part = switch (event.by()) {
                case OF_OTHERS -> Delivery.ENDED_BY_OTHERS;
                case WITH_A_WORD -> Delivery.ENDED_WITH_A_WORD;
                case IN_SILENCE -> Delivery.ENDED_IN_SILENCE;
            };
            queue(event.conversation(), event.conversation().turn(), part, Delivery.Type.FINISHED, text.of(event));
        }
    }

    private boolean goesOut(Conversation conversation) {
        // A conversation of our own page is read there; the company's receiver need not know it. Its customer's name tells that it may be one.
        boolean mayBeOfThePage = conversation.customerId().equals(WelcomeVisitor.customerOf(conversation.id()));
        return settings.isSet() && (settings.webChat() || !mayBeOfThePage || !visitors.has(conversation.id()));
    }

    private void queue(Conversation conversation, int turn, int part, Delivery.Type type, String data) {
        Instant now = clock.instant();
        deliveries.queue(new Delivery(ids.next(), conversation.id(), turn, part, type, data, Delivery.State.PENDING, null, 0, false,
                now.plus(settings.maxAge()), null, now));
        events.publishEvent(new DeliveryQueued(conversation.id()));
    }
}
