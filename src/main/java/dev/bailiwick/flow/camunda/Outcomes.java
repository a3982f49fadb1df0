package dev.bailiwick.flow.camunda;

import dev.bailiwick.flow.FlowVariables;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;

/** Leaves an outcome for the next gateway. It lives no longer than the transaction and is never written. */
final class Outcomes {

    private Outcomes() {
    }

    static void leave(DelegateExecution execution, String outcome) {
        execution.setVariable(FlowVariables.OUTCOME, Variables.stringValue(outcome, true));
    }

    static Map<String, Object> of(String outcome) {
        return Variables.createVariables().putValueTyped(FlowVariables.OUTCOME, Variables.stringValue(outcome, true));
    }
}
