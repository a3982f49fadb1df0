package dev.bailiwick.conversation;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.kernel.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what somebody says. A customer's message opens a turn of the assistant when the assistant has the pen. */
@Component
public class ReceiveMessage {

    private final Conversations conversations;
    private final PassPen pen;
    private final MaskBeforeKeeping mask;
    private final ObjectProvider<CallBack> callBack;
    private volatile List<CallBack> whoCallsBack;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReceiveMessage(Conversations conversations, PassPen pen, MaskBeforeKeeping mask, ObjectProvider<CallBack> callBack,
            ApplicationEventPublisher events, Clock clock) {
        this.conversations = conversations;
        this.pen = pen;
        this.mask = mask;
        this.callBack = callBack;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes in one message, once: a second delivery of the same message is recognised and answered the same.
     *
     * @param id   names the conversation
     * @param said what is said
     * @return the message as it is kept
     * @throws Refusal of kind {@code NOT_FOUND} without such a conversation, {@code PRECONDITION} when it has ended, {@code EXISTS} when
     *                 the message's id names another message
     */
    @Transactional
    public Message receive(ConversationId id, NewMessage said) {
        Instant now = clock.instant();
        Conversation conversation = conversations.take(id);
        String body = mask.mask(said.body());
        String fingerprint = Fingerprint.of(said.participant(), said.participantId(), body, said.subject(), said.attachments(), said.created());
        boolean looksFirst = !conversation.status().isOpen() || said.participant() == Participant.ADVISOR;
        Optional<Message> known = looksFirst ? known(id, said, fingerprint) : Optional.empty();
        if (known.isPresent()) {
            return known.get();
        }
        if (!conversation.status().isOpen()) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "the conversation is " + conversation.status().name().toLowerCase()
                    + (conversation.status() == Status.FINISHED ? "; resume it first" : " and takes no more messages"));
        }
        if (said.participant() == Participant.ADVISOR && (conversation.pen() == Pen.ASSISTANT || conversation.awaitsAdvisor())) {
            // Who speaks has the pen: otherwise the assistant would talk over a colleague.
            conversation = pen.pass(conversation, Pen.ADVISOR, said.participantId(), new Reason("advisor-wrote", "An advisor wrote."), now);
        }
        return keep(conversation, said, body, fingerprint, now);
    }

    /** A reply that has not left when the customer writes on is called back: what it was to answer is answered together with what is new. */
    private Conversation withWhatNobodyHeard(Conversation conversation) {
        if (conversation.answeredUpTo() == 0) {
            return conversation;
        }
        if (whoCallsBack == null) {
            // Looked up once: finding beans costs more than what they do here.
            whoCallsBack = callBack.stream().toList();
        }
        Conversation now = conversation;
        for (CallBack one : whoCallsBack) {
            now = one.unsent(now);
        }
        return now;
    }

    private Optional<Message> known(ConversationId id, NewMessage said, String fingerprint) {
        return conversations.fingerprint(id, said.id()).map(known -> {
            if (!known.equals(fingerprint)) {
                throw new Refusal(Refusal.Kind.EXISTS, "id: there is another message '" + said.id() + "' with other content");
            }
            return conversations.message(id, said.id()).orElseThrow();
        });
    }

    /** Nothing was changed yet, so a message that turns out to be known is answered as it is kept. */
    private Message keep(Conversation conversation, NewMessage said, String body, String fingerprint, Instant now) {
        boolean toBeAnswered = said.participant() == Participant.CUSTOMER && conversation.pen() == Pen.ASSISTANT;
        Optional<Message> added = conversations.sayOnce(new Message(conversation.id(), said.id(), 0, toBeAnswered ? conversation.turn() + 1 : 0,
                said.participant(), said.participantId(), body, said.subject(), said.attachments(), List.of(),
                said.created() == null ? now : said.created()), fingerprint);
        if (added.isEmpty()) {
            return known(conversation.id(), said, fingerprint).orElseThrow();
        }
        Message message = added.get();
        Conversation next = toBeAnswered ? withWhatNobodyHeard(conversation).opensTurn(now) : conversation;
        if (said.token() != null) {
            conversations.changeToken(next.id(), said.token());
        }
        if (said.participant() == Participant.ADVISOR) {
            next = next.answeredUpTo(message.sequence(), now);
        }
        conversations.change(next);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("message", message.id().value());
        details.put("participant", message.participant().name().toLowerCase());
        details.put("text", body);
        details.put("sequence", message.sequence());
        if (!said.attachments().isEmpty()) {
            details.put("attachments", said.attachments().stream().map(Attachment::fileName).toList());
        }
        events.publishEvent(new Decision(next.id(), message.turn(), Decision.Kind.MESSAGE_RECEIVED, now, details));
        events.publishEvent(new MessageReceived(next, message, toBeAnswered));
        return message;
    }
}
