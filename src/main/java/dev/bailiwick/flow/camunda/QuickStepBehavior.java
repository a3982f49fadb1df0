package dev.bailiwick.flow.camunda;

import dev.bailiwick.conversation.SpeakForCompany;
import dev.bailiwick.flow.FlowVariables;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.StepDescription;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.flow.Turns;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a quick step inside the engine's transaction: takes the turn in hand, does the work, leaves the outcome for the next gateway. */
final class QuickStepBehavior extends AbstractBpmnActivityBehavior {

    private static final Logger LOG = LoggerFactory.getLogger(QuickStepBehavior.class);

    private final StepDescription description;
    private final Supplier<Step.Quick> step;
    private final Supplier<Turns> turns;

    QuickStepBehavior(StepDescription description, Supplier<Step.Quick> step, Supplier<Turns> turns) {
        this.description = description;
        this.step = step;
        this.turns = turns;
    }

    @Override
    public void execute(ActivityExecution execution) {
        TurnInHand turn = turns.get().inHand(Executions.conversation(execution));
        turn.at(execution.getCurrentActivityId());
        String outcome = run(turn, execution);
        if (!description.outcomes().contains(outcome)) {
            throw new BpmnError("unknown-outcome", "the step " + description.name() + " left '" + outcome
                    + "', which the catalogue does not list");
        }
        Outcomes.leave(execution, outcome);
        if (turn.conversation().procedure() != null) {
            execution.setVariable(FlowVariables.PROCEDURE, Variables.stringValue(turn.conversation().procedure(), true));
        }
        leave(execution);
    }

    /** A timer learns only under the conversation's row that somebody was quicker; in the engine's words that is a lost race, and no failure. */
    private String run(TurnInHand turn, ActivityExecution execution) {
        try {
            return step.get().run(turn, Executions.inputs(execution, description));
        } catch (SpeakForCompany.TurnIsGone lost) {
            LOG.debug("the step {} came too late: {}", description.name(), lost.getMessage());
            throw new OptimisticLockingException(lost.getMessage(), lost);
        }
    }
}
