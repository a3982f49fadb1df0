package dev.bailiwick.flow.steps;

import dev.bailiwick.desk.RemindDesk;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TurnInHand;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class RemindDeskStep implements Step.Quick {

    private final RemindDesk remind;

    RemindDeskStep(RemindDesk remind) {
        this.remind = remind;
    }

    @Override
    public String name() {
        return "remind-desk";
    }

    @Override
    public String run(TurnInHand turn, Map<String, String> inputs) {
        boolean waiting = turn.conversation().awaitsAdvisor() && remind.remind(turn.conversation().id(), turn.moment());
        return waiting ? "waiting" : "takenUp";
    }
}
