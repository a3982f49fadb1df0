package dev.bailiwick.flow.camunda;

import dev.bailiwick.flow.FlowVariables;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.StepCatalog;
import dev.bailiwick.flow.StepDescription;
import dev.bailiwick.flow.Turns;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Puts our steps behind the drawing's service tasks, and refuses what no drawing may have, a second time and inside the engine, whatever
 * the lint let through.
 */
final class StepParseListener extends AbstractBpmnParseListener {

    private final Supplier<Map<String, Step>> steps;
    private final Supplier<Turns> turns;

    StepParseListener(Supplier<Map<String, Step>> steps, Supplier<Turns> turns) {
        this.steps = steps;
        this.turns = turns;
    }

    @Override
    public void parseServiceTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        String topic = task.attributeNS(CAMUNDA, "topic");
        if (!"external".equals(task.attributeNS(CAMUNDA, "type")) || topic == null) {
            throw refused(task, "a service task names a step: camunda:type=\"external\" and camunda:topic");
        }
        StepDescription step = StepCatalog.step(topic).orElseThrow(() -> refused(task, "there is no step '" + topic + "' in the catalogue"));
        if (step.pace() == StepDescription.Pace.QUICK) {
            activity.setActivityBehavior(new QuickStepBehavior(step, () -> (Step.Quick) steps.get().get(topic), turns));
        } else if (activity.getIoMapping() == null && activity.getEventActivities().isEmpty()) {
            // Without inputs and boundary events the task needs no scope of its own: a row less to insert and delete for each turn.
            activity.setScope(false);
        }
    }

    @Override
    public void parseCallActivity(Element task, ScopeImpl scope, ActivityImpl activity) {
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, (DelegateExecution execution) -> handOutcomeOn((ExecutionEntity) execution));
    }

    /** The called procedure's last word is the caller's next: transient variables do not travel by themselves. */
    private static void handOutcomeOn(ExecutionEntity caller) {
        Object outcome = LastOutcome.take(caller.getProcessInstanceId());
        if (outcome != null) {
            Outcomes.leave(caller, outcome.toString());
        }
    }

    @Override
    public void parseEndEvent(Element event, ScopeImpl scope, ActivityImpl activity) {
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (DelegateExecution execution) -> {
            ExecutionEntity instance = ((ExecutionEntity) execution).getProcessInstance();
            if (instance.getSuperExecution() != null) {
                LastOutcome.put(instance.getSuperExecution().getProcessInstanceId(), execution.getVariable(FlowVariables.OUTCOME));
            }
        });
    }

    @Override
    public void parseScriptTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        throw refused(task, "a drawing has no scripts");
    }

    @Override
    public void parseBusinessRuleTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        throw refused(task, "policies are applied by the steps judge-message, judge-draft, judge-handoff and judge-outreach");
    }

    @Override
    public void parseSendTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        throw refused(task, "replies are sent by the step send-reply");
    }

    @Override
    public void parseUserTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        throw refused(task, "people are asked for by the step hand-off");
    }

    private static final org.camunda.bpm.engine.impl.util.xml.Namespace CAMUNDA =
            new org.camunda.bpm.engine.impl.util.xml.Namespace("http://camunda.org/schema/1.0/bpmn");

    private static ProcessEngineException refused(Element element, String why) {
        return new ProcessEngineException("line " + element.getLine() + ", element '" + element.attribute("id") + "': " + why);
    }
}
