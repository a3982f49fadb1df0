package dev.bailiwick.conversation;

import static java.util.Comparator.comparing;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Ids;
import dev.bailiwick.kernel.MessageId;
import dev.bailiwick.kernel.TurnId;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the assistant does to a conversation: it says a cleared reply, or hands the conversation to a human. Both only in the turn that is
 * the conversation's latest, and only while the assistant has the pen; or, to say that the human it asked for has not come yet, as long as
 * that is so.
 */
@Component
public class SpeakForCompany {

    /** The id under which the assistant speaks. */
    public static final String ASSISTANT = "assistant";

    private final Conversations conversations;
    private final Ids ids;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SpeakForCompany(Conversations conversations, Ids ids, ApplicationEventPublisher events, Clock clock) {
        this.conversations = conversations;
        this.ids = ids;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Says a reply. The message, its delivery and its ledger entry are one transaction.
     *
     * @param reply      words that were cleared
     * @param disclosing whether they tell the customer that an AI answers
     * @return the conversation as it is now
     * @throws TurnIsGone when a newer turn, another pen or the conversation's end came first
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Conversation say(Reply reply, boolean disclosing) {
        return say(reply, disclosing, null);
    }

    /**
     * Says a reply, for one who knows what it answers.
     *
     * @param reply      words that were cleared
     * @param disclosing whether they tell the customer that an AI answers
     * @param open       the customer's messages that wait for an answer in this turn, or null to look them up. While a turn is the latest and the
     *                   assistant has the pen nobody adds to them: another message would have begun a newer turn
     * @return the conversation as it is now
     * @throws TurnIsGone when a newer turn, another pen or the conversation's end came first
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Conversation say(Reply reply, boolean disclosing, List<Message> open) {
        Draft words = reply.words();
        Conversation conversation = conversations.take(words.turn().conversation());
        boolean whileNobodyCame = conversation.awaitsAdvisor();
        if (conversation.turn() != words.turn().number() || conversation.pen() != Pen.ASSISTANT && !whileNobodyCame) {
            throw new TurnIsGone(words.turn().conversation(), words.turn().number());
        }
        Instant now = clock.instant();
        // That somebody will come answers nothing: what the customer wrote meanwhile is still owed an answer.
        List<Message> answered = whileNobodyCame ? List.of() : inOrder(conversation, open);
        Message message = conversations.say(new Message(conversation.id(), new MessageId(ids.next()), 0, words.turn().number(),
                Participant.ASSISTANT, ASSISTANT, words.body(), null, List.of(), words.citations(), now), words.fingerprint());
        long upTo = answered.isEmpty() ? conversation.answeredUpTo() : answered.getLast().sequence();
        Conversation next = conversation.replied(words.question(), disclosing, upTo, now);
        conversations.change(next);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("message", message.id().value());
        details.put("body", message.body());
        details.put("citations", message.citations());
        details.put("answers", answered.stream().map(one -> one.id().value()).toList());
        events.publishEvent(new Decision(next.id(), words.turn().number(), Decision.Kind.REPLY_SENT, now, details));
        events.publishEvent(new ReplyCleared(next, message, next.latestIntent(), answered.isEmpty() ? null : answered.getLast().id().value(),
                false));
        return next;
    }

    private List<Message> inOrder(Conversation conversation, List<Message> open) {
        return open == null ? conversations.unanswered(conversation.id(), conversation.answeredUpTo())
                : open.stream().filter(message -> message.sequence() > conversation.answeredUpTo()).sorted(comparing(Message::sequence)).toList();
    }

    /**
     * Says "one moment" while a turn is at work; the turn's reply is still to come. Once in a turn.
     *
     * @param words      words that were cleared
     * @param disclosing whether they tell the customer that an AI answers
     * @return whether it was said; not when this turn has said it before, or has answered by now: a node that comes back late does not know
     * @throws TurnIsGone when a newer turn, another pen or the conversation's end came first
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean sayOneMoment(Reply words, boolean disclosing) {
        Draft draft = words.words();
        Conversation conversation = stillOurs(draft.turn());
        List<Message> open = conversations.unanswered(conversation.id(), conversation.answeredUpTo());
        if (open.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        Message wanted = new Message(conversation.id(), new MessageId(ids.next()), 0, draft.turn().number(), Participant.ASSISTANT, ASSISTANT,
                draft.body(), null, List.of(), List.of(), now, true);
        Message message = conversations.sayOneMoment(wanted, draft.fingerprint()).orElse(null);
        if (message == null) {
            return false;
        }
        Conversation next = disclosing && !conversation.disclosed() ? conversation.told() : conversation;
        if (next != conversation) {
            conversations.change(next);
        }
        events.publishEvent(new Decision(next.id(), draft.turn().number(), Decision.Kind.ONE_MOMENT_SAID, now,
                Map.of("message", message.id().value(), "body", message.body(), "source", draft.source())));
        events.publishEvent(new ReplyCleared(next, message, next.latestIntent(), open.getLast().id().value(), true));
        return true;
    }

    /**
     * Hands the conversation to a human: the assistant gives the pen away.
     *
     * @param handoff why, to whom, with which note
     * @return the conversation as it is now
     * @throws TurnIsGone when a newer turn, another pen or the conversation's end came first
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Conversation handOff(Handoff handoff) {
        Conversation conversation = stillOurs(handoff.turn());
        Instant now = clock.instant();
        List<Message> open = conversations.unanswered(conversation.id(), conversation.answeredUpTo());
        Conversation next = conversation.handsOff(handoff, open.isEmpty() ? 0 : open.getLast().sequence(), now);
        conversations.change(next);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("target", handoff.target());
        details.put("code", handoff.reason().code());
        details.put("reason", handoff.reason().text());
        details.put("note", handoff.note());
        details.put("language", handoff.language().code());
        events.publishEvent(new Decision(next.id(), handoff.turn().number(), Decision.Kind.HANDED_OFF, now, details));
        events.publishEvent(new HandoffRequested(next, handoff));
        return next;
    }

    private Conversation stillOurs(TurnId turn) {
        Conversation conversation = conversations.take(turn.conversation());
        if (conversation.pen() != Pen.ASSISTANT || conversation.turn() != turn.number()) {
            throw new TurnIsGone(turn.conversation(), turn.number());
        }
        return conversation;
    }

    /** A turn wanted to speak after something newer had ended it. */
    public static class TurnIsGone extends IllegalStateException {
        TurnIsGone(ConversationId conversation, int turn) {
            super("turn " + turn + " of conversation '" + conversation + "' is over; nothing of it may be said");
        }
    }
}
