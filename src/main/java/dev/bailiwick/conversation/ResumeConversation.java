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

/** Lets a finished conversation go on. */
@Component
public class ResumeConversation {

    private final Conversations conversations;
    private final PassPen pen;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ResumeConversation(Conversations conversations, PassPen pen, ApplicationEventPublisher events, Clock clock) {
        this.conversations = conversations;
        this.pen = pen;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param id        names the conversation
     * @param to        who is to have the pen
     * @param assignee  the company's id of who it is, or null
     * @param resources newer facts for the assistant, a JSON object, or null
     * @param reason    why, or null
     * @return the conversation as it is now; an open one only changes hands
     * @throws Refusal of kind {@code NOT_FOUND}, or {@code PRECONDITION} when it was cancelled or failed
     */
    @Transactional
    public Conversation resume(ConversationId id, Pen to, String assignee, String resources, String reason) {
        Conversation conversation = conversations.take(id).withResources(resources);
        Instant now = clock.instant();
        if (conversation.status().isOpen()) {
            if (resources != null) {
                conversations.change(conversation);
            }
            return pen.pass(conversation, to, assignee, new Reason("resumed", reason), now);
        }
        if (conversation.status() != Status.FINISHED) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "the conversation is " + conversation.status().name().toLowerCase()
                    + "; only a finished one can be resumed");
        }
        // What was open when it ended is open still: who gets the pen owes the answer.
        boolean owes = to == Pen.ASSISTANT && !conversations.unanswered(id, conversation.answeredUpTo()).isEmpty();
        Conversation next = conversation.passes(to, assignee, now);
        if (owes) {
            next = next.opensTurn(now);
        }
        conversations.change(next);
        events.publishEvent(new Decision(id, 0, Decision.Kind.CONVERSATION_RESUMED, now,
                Map.of("pen", to.name().toLowerCase(), "reason", reason == null ? "" : reason)));
        events.publishEvent(new ConversationStarted(next, owes));
        return next;
    }
}
