package dev.bailiwick.channel.webhook;

import dev.bailiwick.channel.Chance;
import dev.bailiwick.channel.Deliveries;
import dev.bailiwick.channel.Delivery;
import dev.bailiwick.channel.WebhookSettings;
import dev.bailiwick.conversation.CloseConversation;
import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.OweAgain;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One attempt for one claimed delivery: a small transaction that looks whether it may still go, the post outside of any, a small
 * transaction that writes what became of it. Both take the conversation's row first.
 */
@Component
class Deliver {

    private static final Logger LOG = LoggerFactory.getLogger(Deliver.class);
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_ABSENCE = Duration.ofMinutes(2);
    private static final int AT_ONCE = 500;
    private static final int MOST_ROUNDS = 1_000;

    private final Conversations conversations;
    private final Deliveries deliveries;
    private final CloseConversation close;
    private final OweAgain owe;
    private final CallBackForbidden forbidden;
    private final PostEvent post;
    private final ReceiverState receiver;
    private final EventText text;
    private final WebhookSettings settings;
    private final Chance chance;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Deliver(Conversations conversations, Deliveries deliveries, CloseConversation close, OweAgain owe, CallBackForbidden forbidden, PostEvent post,
            ReceiverState receiver, EventText text, WebhookSettings settings, Chance chance, ApplicationEventPublisher events,
            PlatformTransactionManager transactions, Clock clock) {
        this.conversations = conversations;
        this.deliveries = deliveries;
        this.close = close;
        this.owe = owe;
        this.forbidden = forbidden;
        this.post = post;
        this.receiver = receiver;
        this.text = text;
        this.settings = settings;
        this.chance = chance;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What goes over the wire. Kept out of every log. */
    private record Ready(Delivery delivery, String token, Instant at) {
    }

    void attempt(Delivery claimed, String worker) {
        Ready ready = transaction.execute(status -> prepare(claimed, worker));
        if (ready == null) {
            return;
        }
        PostEvent.Answer answer = post.post(text.body(ready.delivery()), ready.token());
        if (answer.problem() != null) {
            receiver.refused(answer.problem());
        }
        settlePatiently(ready, worker, new PostEvent.Answer(answer.problem(), answer.mayHaveArrived() || hasNumber(claimed)));
        if (answer.problem() == null && receiver.took()) {
            hasten();
        }
    }

    /** The receiver is back: what waits for its next try need wait no longer. How many go at once is another's business. */
    private void hasten() {
        for (int round = 0; round < MOST_ROUNDS && deliveries.hasten(clock.instant(), AT_ONCE) == AT_ONCE; round++) {
            LOG.debug("{} more deliveries need not wait any longer", AT_ONCE);
        }
    }

    /**
     * A number is taken away again only when the receiver surely did not take the event. So who has one when it is claimed may have arrived
     * before: its node died while it sent, or the answer was lost. No later refusal changes that.
     */
    private static boolean hasNumber(Delivery claimed) {
        return claimed.sequenceNumber() != null;
    }

    /** @return what to send, or null when it is not to be sent or somebody else has it by now */
    private Ready prepare(Delivery claimed, String worker) {
        Conversation conversation = conversations.take(claimed.conversation());
        if (!deliveries.holds(claimed, worker)) {
            return null;
        }
        if (mayNoLongerBeSaid(claimed, conversation)) {
            withdraw(claimed, conversation);
            return null;
        }
        if (forbidden.calledBack(claimed, conversation)) {
            return null;
        }
        return new Ready(claimed.numbered(deliveries.number(claimed)), conversations.token(claimed.conversation()).orElse(null), clock.instant());
    }

    /**
     * A reply leaves only while the assistant has the pen. Exceptions: the words with which the assistant itself hands over or ends, what it says
     * while nobody has come to whom it handed over, and what a person sends again. A failed conversation waits for that person; its replies wait
     * with it. What answers nothing leaves only while it is true.
     */
    private boolean mayNoLongerBeSaid(Delivery delivery, Conversation conversation) {
        if (delivery.type() != Delivery.Type.REPLY || delivery.byPerson()) {
            return false;
        }
        if (delivery.part() != Delivery.ANSWER && isOutOfDate(delivery, conversation)) {
            return true;
        }
        boolean whileNobodyCame = conversation.awaitsAdvisor() && delivery.turn() == conversation.turn();
        return conversation.status() != Status.ACTIVE && conversation.status() != Status.FAILED && !whileNobodyCame
                && !deliveries.handsOver(delivery.conversation(), delivery.turn(), delivery.part());
    }

    /** The customer wrote meanwhile, or has the answer that was to take a moment. */
    private boolean isOutOfDate(Delivery delivery, Conversation conversation) {
        return delivery.turn() != conversation.turn() || delivery.part() == Delivery.ONE_MOMENT
                && conversations.unanswered(conversation.id(), conversation.answeredUpTo()).isEmpty();
    }

    private void withdraw(Delivery delivery, Conversation conversation) {
        Instant now = clock.instant();
        deliveries.withdrawn(delivery.id(), now);
        String because = conversation.status() == Status.ACTIVE ? "it was out of date before it had left"
                : "the conversation is " + conversation.status().name().toLowerCase(Locale.ROOT) + " and the assistant no longer has the pen";
        events.publishEvent(new Decision(delivery.conversation(), delivery.turn(), Decision.Kind.DELIVERY_WITHDRAWN, now,
                Ways.withdrawn(delivery, delivery.attempts() - 1, hasNumber(delivery), because)));
        if (delivery.part() == Delivery.ANSWER && !hasNumber(delivery)) {
            owe.owe(conversation, delivery.turn(), deliveries.unanswering(conversation.id()));
        }
    }

    /** The receiver may have taken the event: a lost race in the database must not make us send it twice. */
    private void settlePatiently(Ready ready, String worker, PostEvent.Answer answer) {
        long began = System.nanoTime();
        for (int tries = 1;; tries++) {
            try {
                transaction.executeWithoutResult(status -> settle(ready, worker, answer));
                return;
            } catch (ConcurrencyFailureException e) {
                if (tries == TRIES) {
                    throw e;
                }
            } catch (DataAccessResourceFailureException | TransactionException e) {
                // The database went away after the receiver had answered. Its claim may end meanwhile; then the next look says so.
                if (System.nanoTime() - began > LONGEST_ABSENCE.toNanos()) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void settle(Ready ready, String worker, PostEvent.Answer answer) {
        Delivery sent = ready.delivery();
        conversations.take(sent.conversation());
        if (!deliveries.holds(sent, worker)) {
            LOG.info("delivery {} was taken over by another node before its outcome was written", sent.id());
            return;
        }
        Instant now = clock.instant();
        String problem = answer.problem();
        if (problem == null) {
            deliveries.delivered(sent.id(), now);
            Map<String, Object> details = Ways.of(sent);
            details.put("attempts", sent.attempts());
            // When it was last looked whether it may go: what happened after that came while it was on its way.
            details.put("sent", ready.at().toString());
            events.publishEvent(new Decision(sent.conversation(), sent.turn(), Decision.Kind.DELIVERED, now, details));
            return;
        }
        Instant next = now.plus(settings.pause(sent.attempts(), chance.fraction()));
        if (next.isBefore(sent.giveUpAt())) {
            deliveries.failed(sent.id(), next, problem, answer.mayHaveArrived());
            // What the receiver is like is said once by who knows it; how each event fares stands with the event.
            LOG.debug("delivery {} failed at attempt {}: {}; next at {}", sent.id(), sent.attempts(), problem, next);
        } else {
            giveUp(sent, problem, now);
        }
    }

    private void giveUp(Delivery sent, String problem, Instant now) {
        deliveries.givenUp(sent.id(), now, problem);
        LOG.error("delivery {} was given up after {} attempts: {}; a person can send it again", sent.id(), sent.attempts(), problem);
        Map<String, Object> details = Ways.of(sent);
        details.put("attempts", sent.attempts());
        details.put("problem", problem);
        events.publishEvent(new Decision(sent.conversation(), sent.turn(), Decision.Kind.DELIVERY_GIVEN_UP, now, details));
        close.fail(sent.conversation(), new Reason("undeliverable", "The company's webhook did not take an event: " + problem));
    }
}
