package dev.bailiwick.flow.camunda;

import dev.bailiwick.flow.StepDescription;
import dev.bailiwick.kernel.ConversationId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Reads from the engine's executions what steps need to know. */
final class Executions {

    private Executions() {
    }

    /** @return the conversation that an execution belongs to, also from within a called procedure */
    static ConversationId conversation(DelegateExecution execution) {
        ExecutionEntity instance = ((ExecutionEntity) execution).getProcessInstance();
        while (instance.getBusinessKey() == null && instance.getSuperExecution() != null) {
            instance = instance.getSuperExecution().getProcessInstance();
        }
        return new ConversationId(instance.getBusinessKey());
    }

    /** @return the constants that the drawing gives a step, without blanks around them */
    static Map<String, String> inputs(DelegateExecution execution, StepDescription step) {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (StepDescription.Input input : step.inputs()) {
            if (execution.hasVariableLocal(input.name())) {
                inputs.put(input.name(), String.valueOf(execution.getVariableLocal(input.name())).strip());
            }
        }
        return inputs;
    }
}
