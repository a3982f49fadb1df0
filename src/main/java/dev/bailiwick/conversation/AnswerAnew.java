package dev.bailiwick.conversation;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens a turn for messages that are owed an answer again although nobody wrote: their reply was called back because it may not be said any more. */
@Component
public class AnswerAnew {

    private final Conversations conversations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AnswerAnew(Conversations conversations, ApplicationEventPublisher events, Clock clock) {
        this.conversations = conversations;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param conversation as it is now, taken in this transaction
     * @return the conversation as it is now; unchanged when nothing is owed, or when the assistant has not the pen
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Conversation answer(Conversation conversation) {
        if (conversation.status() != Status.ACTIVE || conversations.unanswered(conversation.id(), conversation.answeredUpTo()).isEmpty()) {
            return conversation;
        }
        Conversation next = conversation.opensTurn(clock.instant());
        conversations.change(next);
        events.publishEvent(new AnswerOwed(next));
        return next;
    }
}
