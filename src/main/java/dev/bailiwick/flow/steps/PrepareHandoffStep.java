package dev.bailiwick.flow.steps;

import dev.bailiwick.flow.HandoffPlan;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.kernel.Reason;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class PrepareHandoffStep implements Step.Quick {

    @Override
    public String name() {
        return "prepare-handoff";
    }

    @Override
    public String run(TurnInHand turn, Map<String, String> inputs) {
        HandoffPlan known = turn.work().handoff();
        String target = given(inputs, "target", known == null ? null : known.target());
        String wording = given(inputs, "wording", known == null ? null : known.wording());
        String procedure = turn.conversation().procedure();
        Reason reason = known != null ? known.reason()
                : new Reason(given(inputs, "reason", procedure == null ? "prepared" : procedure), "The procedure ends with a human.");
        turn.keep(turn.work().handsOff(new HandoffPlan(target, reason, wording)));
        return "handOff";
    }

    /** A policy that sent us here has named its reason already; whom and with which words the drawing says, where it does. */
    private static String given(Map<String, String> inputs, String name, String otherwise) {
        String value = inputs.get(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
