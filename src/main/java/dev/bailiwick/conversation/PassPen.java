package dev.bailiwick.conversation;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.kernel.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives the pen to another hand. To an advisor, it silences the assistant at once. */
@Component
public class PassPen {

    private final Conversations conversations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PassPen(Conversations conversations, ApplicationEventPublisher events, Clock clock) {
        this.conversations = conversations;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param id       names the conversation
     * @param to       who is to have the pen
     * @param assignee the company's id of who it is, or null
     * @param reason   why, or null
     * @return the conversation as it is now; unchanged when the pen was there already
     * @throws Refusal of kind {@code NOT_FOUND}, or {@code PRECONDITION} when the conversation has ended
     */
    @Transactional
    public Conversation pass(ConversationId id, Pen to, String assignee, String reason) {
        Conversation conversation = conversations.take(id);
        if (!conversation.status().isOpen()) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "the conversation is " + conversation.status().name().toLowerCase()
                    + "; only an open one can be assigned");
        }
        return pass(conversation, to, assignee, new Reason("assigned", reason), clock.instant());
    }

    /** Does it for a conversation that was taken already. */
    Conversation pass(Conversation conversation, Pen to, String assignee, Reason reason, Instant now) {
        boolean takesUp = to == Pen.ADVISOR && conversation.awaitsAdvisor();
        if (conversation.pen() == to && Objects.equals(conversation.assigneeId(), assignee) && !takesUp) {
            return conversation;
        }
        boolean owes = to == Pen.ASSISTANT && conversation.pen() != to
                && !conversations.unanswered(conversation.id(), conversation.answeredUpTo()).isEmpty();
        Conversation next = conversation.passes(to, assignee, now);
        if (owes) {
            next = next.opensTurn(now);
        }
        conversations.change(next);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("to", to.name().toLowerCase());
        details.put("assignee", assignee);
        details.put("code", reason.code());
        details.put("reason", reason.text());
        events.publishEvent(new Decision(next.id(), 0, Decision.Kind.PEN_PASSED, now, details));
        if (conversation.pen() != to) {
            events.publishEvent(new PenPassed(next, to, owes, reason));
        } else if (takesUp) {
            events.publishEvent(new HandoffTakenUp(next));
        }
        return next;
    }
}
