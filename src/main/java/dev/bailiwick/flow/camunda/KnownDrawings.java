package dev.bailiwick.flow.camunda;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;

/**
 * Finds a drawing's definition in the engine's own cache of parsed drawings before it asks the database. The engine reads the row in every
 * command although a definition never changes after it was deployed and we never suspend one.
 */
final class KnownDrawings extends ProcessDefinitionManager {

    private KnownDrawings() {
    }

    @Override
    public ProcessDefinitionEntity getCachedResourceDefinitionEntity(String id) {
        ProcessDefinitionEntity read = super.getCachedResourceDefinitionEntity(id);
        return read != null ? read : Context.getProcessEngineConfiguration().getDeploymentCache().getProcessDefinitionCache().get(id);
    }

    /** The same for what the history says of a drawing. */
    static final class InHistory extends CacheAwareHistoryEventProducer {

        @Override
        protected ProcessDefinitionEntity getProcessDefinitionEntity(String id) {
            ProcessDefinitionEntity known = Context.getProcessEngineConfiguration().getDeploymentCache().getProcessDefinitionCache().get(id);
            return known != null ? known : super.getProcessDefinitionEntity(id);
        }
    }

    static SessionFactory factory() {
        return new MakeSession(ProcessDefinitionManager.class, () -> new KnownDrawings());
    }
}
