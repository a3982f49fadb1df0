package dev.bailiwick.conversation;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes what surrounds a conversation: the customer's rating, and events such as typing or an internal note. */
@Component
public class RateConversation {

    private static final String TYPING = "typing";

    private final Conversations conversations;
    private final NoteText text;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RateConversation(Conversations conversations, NoteText text, ApplicationEventPublisher events, Clock clock) {
        this.conversations = conversations;
        this.text = text;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps a rating, once.
     *
     * @param id     names the conversation
     * @param rating the customer's judgement
     * @throws Refusal of kind {@code NOT_FOUND}
     */
    @Transactional
    public void rate(ConversationId id, Rating rating) {
        conversations.take(id);
        Instant at = rating.at() == null ? clock.instant() : rating.at();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("type", rating.type());
        details.put("value", rating.value());
        details.put("min", rating.min());
        details.put("max", rating.max());
        details.put("comments", rating.comments());
        String key = Fingerprint.of("rated", rating.type(), rating.value(), rating.min(), rating.max(), rating.comments(), rating.at());
        if (conversations.note(id, key, "rated", text.json(details), at)) {
            events.publishEvent(new Decision(id, 0, Decision.Kind.CONVERSATION_RATED, clock.instant(), details));
        }
    }

    /**
     * Keeps an event, once.
     *
     * @param id    names the conversation
     * @param event what happened
     * @throws Refusal of kind {@code NOT_FOUND}
     */
    @Transactional
    public void note(ConversationId id, NotedEvent event) {
        conversations.take(id);
        Instant at = event.at() == null ? clock.instant() : event.at();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("type", event.type());
        details.put("participant", event.participant().name().toLowerCase());
        details.put("by", event.participantId());
        details.put("body", event.body());
        details.put("message", event.messageId());
        String key = event.idempotencyKey() != null ? "key:" + event.idempotencyKey()
                : Fingerprint.of(event.type(), event.participant(), event.participantId(), event.body(), event.messageId(), at);
        if (conversations.note(id, key, event.type(), text.json(details), at)) {
            if (event.type().equals(TYPING) && event.participant() == Participant.CUSTOMER) {
                // By our own clock: a turn compares it with its own beginning.
                conversations.typed(id, clock.instant());
            }
            events.publishEvent(new Decision(id, 0, Decision.Kind.EVENT_NOTED, clock.instant(), details));
        }
    }

    /** Writes details as JSON; the technology is not this package's concern. */
    public interface NoteText {

        /**
         * @param details plain values
         * @return a JSON object
         */
        String json(Map<String, ?> details);
    }
}
