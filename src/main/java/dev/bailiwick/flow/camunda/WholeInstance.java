package dev.bailiwick.flow.camunda;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.util.BitMaskUtil;

/**
 * Reads all executions of an instance in one go when a task of it is completed, where the engine reads the task's execution, the root, and then all
 * of them, and looks whether the execution has other tasks.
 */
final class WholeInstance extends ExecutionManager {

    private WholeInstance() {
    }

    @Override
    public ExecutionEntity findExecutionById(String id) {
        DbEntityManager rows = getDbEntityManager();
        if (rows.getCachedEntitiesByType(ExecutionEntity.class).isEmpty()) {
            rows.getCachedEntitiesByType(ExternalTaskEntity.class).stream().filter(task -> id.equals(task.getExecutionId())).findFirst()
                    .ifPresent(this::haveAtHand);
        }
        return super.findExecutionById(id);
    }

    private void haveAtHand(ExternalTaskEntity task) {
        List<ExecutionEntity> executions = findExecutionsByProcessInstanceId(task.getProcessInstanceId());
        put(executions, null);
        executions.stream().filter(execution -> execution.getId().equals(task.getExecutionId())).findFirst().ifPresent(execution -> {
            // An execution stands in one element at a time: the task is the only one that it can have.
            execution.setCachedEntityState(BitMaskUtil.setBitOff(execution.getCachedEntityStateRaw(), ExecutionEntity.EXTERNAL_TASKS_BIT));
            execution.addExternalTask(task);
        });
    }

    /**
     * Puts together what was read, so that the engine need not read it again.
     *
     * @param executions    all executions of one instance, as they were first read in this command
     * @param subscriptions all that it waits for, or null when they were not read
     */
    static void put(Collection<ExecutionEntity> executions, Collection<EventSubscriptionEntity> subscriptions) {
        executions.stream().filter(ExecutionEntity::isProcessInstanceExecution).findFirst()
                .ifPresent(root -> root.restoreProcessInstance(executions, subscriptions, null, null, null, null, null));
    }

    static SessionFactory factory() {
        return new MakeSession(ExecutionManager.class, () -> new WholeInstance());
    }
}
