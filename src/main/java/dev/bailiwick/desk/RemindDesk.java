package dev.bailiwick.desk;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Reminds the desk of a case that nobody took up. */
@Component
public class RemindDesk {

    private final Cases cases;
    private final ApplicationEventPublisher events;

    RemindDesk(Cases cases, ApplicationEventPublisher events) {
        this.cases = cases;
        this.events = events;
    }

    /**
     * Marks the conversation's case as overdue; the caller has taken the conversation.
     *
     * @param conversation names the conversation
     * @param at           when this was seen
     * @return whether a case is open that nobody took
     */
    public boolean remind(ConversationId conversation, Instant at) {
        boolean waiting = cases.remind(conversation, at);
        if (waiting) {
            events.publishEvent(new Decision(conversation, 0, Decision.Kind.CASE_OVERDUE, at, Map.of("because", "nobody has taken it up")));
        }
        return waiting;
    }
}
