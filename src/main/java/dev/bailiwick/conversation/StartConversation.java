package dev.bailiwick.conversation;

import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins a conversation. */
@Component
public class StartConversation {

    private final Conversations conversations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StartConversation(Conversations conversations, ApplicationEventPublisher events, Clock clock) {
        this.conversations = conversations;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Begins a conversation, or recognises a repetition of the request that began it.
     *
     * @param wanted the wish
     * @return the conversation as it is now
     * @throws Refusal of kind {@code EXISTS} when the id names another conversation
     */
    @Transactional
    public Conversation start(NewConversation wanted) {
        Instant now = clock.instant();
        Status status = wanted.pen() == Pen.ASSISTANT ? Status.ACTIVE : Status.OBSERVING;
        Conversation conversation = new Conversation(wanted.id(), wanted.customerId(), wanted.channel(), status, wanted.assigneeId(), 0, 0,
                Language.UNSURE, false, null, "{}", 0, wanted.metadata(), wanted.resources(), null, null,
                wanted.created() == null ? now : wanted.created(), now);
        String fingerprint = Fingerprint.of(wanted.customerId(), wanted.channel(), wanted.pen(), wanted.assigneeId(), wanted.metadata(),
                wanted.resources(), wanted.created());
        if (!conversations.add(conversation, wanted.token(), fingerprint)) {
            return recognised(wanted, fingerprint);
        }
        events.publishEvent(new Decision(wanted.id(), 0, Decision.Kind.CONVERSATION_STARTED, now,
                Map.of("channel", wanted.channel(), "customer", wanted.customerId(), "pen", wanted.pen().name().toLowerCase())));
        events.publishEvent(new ConversationStarted(conversation, false));
        return conversation;
    }

    private Conversation recognised(NewConversation wanted, String fingerprint) {
        if (!conversations.fingerprint(wanted.id()).orElseThrow().equals(fingerprint)) {
            throw new Refusal(Refusal.Kind.EXISTS, "id: there is another conversation '" + wanted.id() + "' with other content");
        }
        return conversations.find(wanted.id()).orElseThrow();
    }
}
