package dev.bailiwick.channel.webhook;

import dev.bailiwick.channel.Deliveries;
import dev.bailiwick.channel.Delivery;
import dev.bailiwick.conversation.AnswerAnew;
import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.MayStillBeSaid;
import dev.bailiwick.conversation.OweAgain;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * An answer that was cleared and has not left is called back when it may not be said any more, as after an emergency brake. What it answered is
 * answered anew, in a turn of its own: so it is judged by what holds now, and whoever is to go to people goes there by the drawing, with the reason.
 */
@Component
class CallBackForbidden {

    private final Deliveries deliveries;
    private final OweAgain owe;
    private final AnswerAnew anew;
    private final ObjectProvider<MayStillBeSaid> whoForbids;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private volatile List<MayStillBeSaid> asked;

    CallBackForbidden(Deliveries deliveries, OweAgain owe, AnswerAnew anew, ObjectProvider<MayStillBeSaid> whoForbids,
            ApplicationEventPublisher events, Clock clock) {
        this.deliveries = deliveries;
        this.owe = owe;
        this.anew = anew;
        this.whoForbids = whoForbids;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One that may have arrived is not called back: it is sent again until it surely has. Nor is what a person sends again, or fixed words with
     * which the assistant asks for people or ends.
     *
     * @param delivery     about to leave
     * @param conversation taken in this transaction
     * @return whether it was called back and must not leave
     */
    boolean calledBack(Delivery delivery, Conversation conversation) {
        boolean answers = delivery.type() == Delivery.Type.REPLY && delivery.part() == Delivery.ANSWER;
        boolean waits = delivery.sequenceNumber() == null && !delivery.byPerson();
        if (!answers || !waits || conversation.status() != Status.ACTIVE && conversation.status() != Status.FAILED) {
            return false;
        }
        Optional<Reason> forbidden = forbidden(delivery.created());
        if (forbidden.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        deliveries.withdrawn(delivery.id(), now);
        events.publishEvent(new Decision(conversation.id(), delivery.turn(), Decision.Kind.DELIVERY_WITHDRAWN, now,
                Ways.withdrawn(delivery, delivery.attempts() - 1, false, forbidden.get().text())));
        anew.answer(owe.owe(conversation, delivery.turn(), deliveries.unanswering(conversation.id())));
        return true;
    }

    private Optional<Reason> forbidden(Instant cleared) {
        if (asked == null) {
            // Looked up once: finding beans costs more than what they do here.
            asked = whoForbids.stream().toList();
        }
        return asked.stream().map(one -> one.forbids(cleared)).flatMap(Optional::stream).findFirst();
    }
}
