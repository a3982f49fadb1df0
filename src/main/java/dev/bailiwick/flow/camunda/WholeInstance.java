package dev.bailiwick.flow.camunda;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Puts the executions of a process instance together that were read in one go, so that the engine need not read each of them by itself. */
final class WholeInstance {

    private WholeInstance() {
    }

    /**
     * @param executions    all executions of one instance, as they were read in this command
     * @param subscriptions all that it waits for, or null when they were not read
     */
    static void put(Collection<ExecutionEntity> executions, Collection<EventSubscriptionEntity> subscriptions) {
        executions.stream().filter(ExecutionEntity::isProcessInstanceExecution).findFirst()
                .ifPresent(root -> root.restoreProcessInstance(executions, subscriptions, null, null, null, null, null));
    }

    /** @return the executions of an instance that this command has at hand from now on */
    static List<ExecutionEntity> read(CommandContext engine, String instance) {
        List<ExecutionEntity> executions = engine.getExecutionManager().findExecutionsByProcessInstanceId(instance);
        put(executions, null);
        return executions;
    }
}
