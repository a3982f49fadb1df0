package dev.bailiwick.flow.camunda;

import dev.bailiwick.conversation.AnswerOwed;
import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.ConversationClosed;
import dev.bailiwick.conversation.ConversationStarted;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.HandoffRequested;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.MessageReceived;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.PenPassed;
import dev.bailiwick.conversation.ReplyCleared;
import dev.bailiwick.flow.FlowVariables;
import dev.bailiwick.flow.Turns;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.TurnId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells the drawing what happened to a conversation, inside the transaction in which it happened: process and conversation are never
 * of two minds. What the drawing itself did comes by here too and is not told again.
 */
@Component
class ConversationEvents {

    private final RuntimeService runtime;
    private final Turns turns;
    private final Conversations conversations;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TurnTimes times;

    ConversationEvents(RuntimeService runtime, Turns turns, Conversations conversations, ApplicationEventPublisher events, Clock clock,
            TurnTimes times) {
        this.runtime = runtime;
        this.turns = turns;
        this.conversations = conversations;
        this.events = events;
        this.clock = clock;
        this.times = times;
    }

    @EventListener
    void on(ConversationStarted event) {
        Conversation conversation = event.conversation();
        String outcome = conversation.pen() != Pen.ASSISTANT ? FlowVariables.ADVISOR_HOLDS
                : event.owesAnswer() ? FlowVariables.ASSISTANT_OWES : FlowVariables.ASSISTANT_WAITS;
        if (event.owesAnswer()) {
            turns.begins(conversation, null);
        }
        runtime.startProcessInstanceByKey(Drawings.CONVERSATION, conversation.id().value(), Outcomes.of(outcome));
    }

    @EventListener
    void on(MessageReceived event) {
        if (event.toBeAnswered()) {
            long begun = System.nanoTime();
            Conversation conversation = event.conversation();
            TurnId turn = new TurnId(conversation.id(), conversation.turn());
            countUntilCommit(turn, begun);
            turns.begins(conversation, noteSuperseded(conversation, event.message().sequence(), "a newer message"));
            correlate(FlowVariables.CUSTOMER_WROTE, conversation, FlowVariables.ASSISTANT_OWES);
        }
    }

    /** To the drawing it is as if the customer had said all of it again. */
    @EventListener
    void on(AnswerOwed event) {
        Conversation conversation = event.conversation();
        turns.begins(conversation, noteSuperseded(conversation, Long.MAX_VALUE, "its answer was called back before it had left"));
        correlate(FlowVariables.CUSTOMER_WROTE, conversation, FlowVariables.ASSISTANT_OWES);
    }

    @EventListener
    void on(PenPassed event) {
        Conversation conversation = event.conversation();
        if (event.to() == Pen.ADVISOR) {
            noteSuperseded(conversation, Long.MAX_VALUE, "an advisor took the pen");
            correlate(FlowVariables.PEN_TAKEN, conversation, FlowVariables.ADVISOR_HOLDS);
        } else {
            if (event.owesAnswer()) {
                turns.begins(conversation, null);
            }
            correlate(FlowVariables.PEN_RETURNED, conversation,
                    event.owesAnswer() ? FlowVariables.ASSISTANT_OWES : FlowVariables.ASSISTANT_WAITS);
        }
    }

    @EventListener
    void on(ConversationClosed event) {
        if (!byTheDrawingItself() && hasProcess(event.conversation())) {
            noteSuperseded(event.conversation(), Long.MAX_VALUE, "the conversation was closed");
            correlate(FlowVariables.CONVERSATION_CLOSED, event.conversation(), "closed");
        }
    }

    @EventListener
    void on(ReplyCleared event) {
        if (!event.holding()) {
            overAfterCommit(new TurnId(event.conversation().id(), event.message().turn()));
        }
    }

    @EventListener
    void on(HandoffRequested event) {
        overAfterCommit(event.handoff().turn());
    }

    /** One that had ended before has none any more, and nobody is to be told that it is now cancelled or finished. */
    private boolean hasProcess(Conversation conversation) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(conversation.id().value()).count() > 0;
    }

    private void correlate(String message, Conversation conversation, String outcome) {
        runtime.createMessageCorrelation(message).processInstanceBusinessKey(conversation.id().value())
                .setVariables(Outcomes.of(outcome)).correlate();
    }

    /**
     * An earlier message that still waits for its answer had a turn at work, which ends here without a word.
     *
     * @return all messages that wait for an answer, or null where nobody had to look
     */
    private List<Message> noteSuperseded(Conversation conversation, long before, String by) {
        if (conversation.turn() <= (before == Long.MAX_VALUE ? 0 : 1)) {
            return null;
        }
        List<Message> waiting = conversations.unanswered(conversation.id(), conversation.answeredUpTo());
        List<Message> open = waiting.stream().filter(message -> message.sequence() < before && message.turn() > 0).toList();
        if (!open.isEmpty()) {
            events.publishEvent(new Decision(conversation.id(), open.getLast().turn(), Decision.Kind.TURN_SUPERSEDED, clock.instant(),
                    Map.of("turn", open.getLast().turn(), "by", by)));
        }
        return waiting;
    }

    private void countUntilCommit(TurnId turn, long begun) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                times.add(turn, System.nanoTime() - begun);
            }
        });
    }

    /** The time of the transaction that says the last word is added by who runs it, right after its commit; then the turn is summed up. */
    private void overAfterCommit(TurnId turn) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                Thread.ofVirtual().start(() -> times.overSoon(turn));
            }
        });
    }

    private static boolean byTheDrawingItself() {
        return Context.getCommandContext() != null && Context.getBpmnExecutionContext() != null;
    }
}
