package dev.bailiwick.flow.steps;

import dev.bailiwick.conversation.CloseConversation;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.kernel.Reason;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class CloseConversationStep implements Step.Quick {

    private final CloseConversation close;

    CloseConversationStep(CloseConversation close) {
        this.close = close;
    }

    @Override
    public String name() {
        return "close-conversation";
    }

    @Override
    public String run(TurnInHand turn, Map<String, String> inputs) {
        String reason = inputs.getOrDefault("reason", "ended");
        Reason why = new Reason(reason, "The drawing ended the conversation.");
        turn.isOver(close.finishByAssistant(turn.conversation().id(), why, turn.isOver()));
        return "closed";
    }
}
