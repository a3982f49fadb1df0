package dev.bailiwick.flow.camunda;

import dev.bailiwick.flow.StepCatalog;
import dev.bailiwick.kernel.ConversationId;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskManager;

/**
 * Inserts the engine's external tasks already locked for this node and hands them to it after the commit: no fetching, no polling, and
 * still the engine's own table, whose locks run out when the node dies.
 */
final class LockedExternalTasks extends ExternalTaskManager {

    private final Supplier<SlowSteps> slowSteps;

    private LockedExternalTasks(Supplier<SlowSteps> slowSteps) {
        this.slowSteps = slowSteps;
    }

    @Override
    public void insert(ExternalTaskEntity task) {
        SlowSteps here = slowSteps.get();
        if (!here.isTakenOn()) {
            // This node is stopping: the task is anybody's from the first moment.
            super.insert(task);
            return;
        }
        task.lock(here.worker(), here.lease().toMillis());
        super.insert(task);
        ConversationId conversation = Executions.conversation(task.getExecution());
        here.handOverAfterCommit(task.getId(), conversation, task.getActivityId(), StepCatalog.step(task.getTopicName()).orElseThrow());
    }

    static SessionFactory factory(Supplier<SlowSteps> slowSteps) {
        return new MakeSession(ExternalTaskManager.class, () -> new LockedExternalTasks(slowSteps));
    }
}
