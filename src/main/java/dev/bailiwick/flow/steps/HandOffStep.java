package dev.bailiwick.flow.steps;

import dev.bailiwick.conversation.Handoff;
import dev.bailiwick.conversation.SpeakForCompany;
import dev.bailiwick.flow.HandoffPlan;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Reason;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class HandOffStep implements Step.Quick {

    private final SpeakForCompany speak;
    private final StoryForAdvisor story;
    private final FactsOfTurn facts;

    HandOffStep(SpeakForCompany speak, StoryForAdvisor story, FactsOfTurn facts) {
        this.speak = speak;
        this.story = story;
        this.facts = facts;
    }

    @Override
    public String name() {
        return "hand-off";
    }

    @Override
    public String run(TurnInHand turn, Map<String, String> inputs) {
        HandoffPlan plan = turn.work().handoff() != null ? turn.work().handoff()
                : new HandoffPlan(null, new Reason("drawing", "The drawing asks for a human."), null);
        String procedure = turn.conversation().procedure();
        if (procedure != null) {
            turn.decide(Decision.Kind.PROCEDURE_FOLLOWED, Map.of("procedure", procedure, "state", "ended"));
        }
        Handoff handoff = new Handoff(turn.id(), facts.team(plan), plan.reason(), story.tell(turn),
                turn.conversation().latestIntent(), turn.language());
        turn.isOver(speak.handOff(handoff));
        return "handedOff";
    }
}
