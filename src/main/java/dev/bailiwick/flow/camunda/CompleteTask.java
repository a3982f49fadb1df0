package dev.bailiwick.flow.camunda;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteExternalTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.util.BitMaskUtil;
import org.springframework.stereotype.Component;

/**
 * Completes a task as the engine's own service does, and refuses what that refuses; but reads the instance's executions in one go first, where the
 * service reads the task's, its parent, the root and then all of them.
 */
@Component
class CompleteTask {

    private final CommandExecutor engine;

    CompleteTask(ProcessEngine engine) {
        this.engine = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired();
    }

    /**
     * @param task    the task's id
     * @param worker  who works on it
     * @param outcome the variables that it leaves
     * @throws org.camunda.bpm.engine.BadUserRequestException when the task is gone or belongs to another worker
     */
    void complete(String task, String worker, Map<String, Object> outcome) {
        engine.execute(command -> {
            ExternalTaskEntity row = command.getExternalTaskManager().findExternalTaskById(task);
            if (row != null && worker.equals(row.getWorkerId())) {
                haveAtHand(command, row);
            }
            return new CompleteExternalTaskCmd(task, worker, outcome, null).execute(command);
        });
    }

    private static void haveAtHand(CommandContext command, ExternalTaskEntity task) {
        if (!command.getDbEntityManager().getCachedEntitiesByType(ExecutionEntity.class).isEmpty()) {
            return;
        }
        List<ExecutionEntity> executions = WholeInstance.read(command, task.getProcessInstanceId());
        executions.stream().filter(execution -> execution.getId().equals(task.getExecutionId())).findFirst().ifPresent(execution -> {
            // An execution stands in one element at a time: the task is the only one that it can have.
            execution.setCachedEntityState(BitMaskUtil.setBitOff(execution.getCachedEntityStateRaw(), ExecutionEntity.EXTERNAL_TASKS_BIT));
            execution.addExternalTask(task);
        });
    }
}
