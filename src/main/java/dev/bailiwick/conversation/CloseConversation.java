package dev.bailiwick.conversation;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.kernel.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings a conversation to its end. */
@Component
public class CloseConversation {

    private final Conversations conversations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CloseConversation(Conversations conversations, ApplicationEventPublisher events, Clock clock) {
        this.conversations = conversations;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Ends it early: the assistant may not take part again.
     *
     * @param id     names the conversation
     * @param reason why
     * @return the conversation as it is now; unchanged when it was cancelled already
     * @throws Refusal of kind {@code NOT_FOUND}
     */
    @Transactional
    public Conversation cancel(ConversationId id, Reason reason) {
        return close(id, Status.CANCELLED, reason, ConversationClosed.End.OF_OTHERS);
    }

    /**
     * Ends it naturally: it can be resumed.
     *
     * @param id     names the conversation
     * @param reason why
     * @return the conversation as it is now; unchanged when it was finished already
     * @throws Refusal of kind {@code NOT_FOUND}, or {@code PRECONDITION} when it was cancelled
     */
    @Transactional
    public Conversation finish(ConversationId id, Reason reason) {
        return close(id, Status.FINISHED, reason, ConversationClosed.End.OF_OTHERS);
    }

    /**
     * Ends it naturally because the assistant itself sees no more to do: it can be resumed.
     *
     * @param id     names the conversation
     * @param reason why
     * @param saying whether its last words were said in this very transaction
     * @return the conversation as it is now; unchanged when it was finished already
     * @throws Refusal of kind {@code NOT_FOUND}, or {@code PRECONDITION} when it was cancelled
     */
    @Transactional
    public Conversation finishByAssistant(ConversationId id, Reason reason, boolean saying) {
        return close(id, Status.FINISHED, reason, saying ? ConversationClosed.End.WITH_A_WORD : ConversationClosed.End.IN_SILENCE);
    }

    /**
     * Says that it cannot go on, for example because nothing can be delivered any more.
     *
     * @param id     names the conversation
     * @param reason why
     * @return the conversation as it is now; unchanged when it had ended
     * @throws Refusal of kind {@code NOT_FOUND}
     */
    @Transactional
    public Conversation fail(ConversationId id, Reason reason) {
        Conversation conversation = conversations.take(id);
        return conversation.status().isOpen() ? close(id, Status.FAILED, reason, ConversationClosed.End.OF_OTHERS) : conversation;
    }

    private Conversation close(ConversationId id, Status end, Reason reason, ConversationClosed.End by) {
        Conversation conversation = conversations.take(id);
        if (conversation.status() == end) {
            return conversation;
        }
        if (conversation.status() == Status.CANCELLED) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "the conversation is cancelled and stays so");
        }
        Instant now = clock.instant();
        Conversation next = conversation.closes(end, now);
        conversations.change(next);
        events.publishEvent(new Decision(id, 0, Decision.Kind.CONVERSATION_CLOSED, now,
                Map.of("status", end.name().toLowerCase(), "code", reason.code(), "reason", reason.text())));
        // Where an advisor has the pen, nothing that the assistant said is a farewell.
        events.publishEvent(new ConversationClosed(next, reason, conversation.pen() == Pen.ASSISTANT ? by : ConversationClosed.End.OF_OTHERS));
        return next;
    }
}
