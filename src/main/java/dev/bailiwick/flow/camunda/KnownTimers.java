package dev.bailiwick.flow.camunda;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;

/**
 * Remembers the definitions of drawings' timers, which the engine reads whenever it sets one. They never change after they were deployed, and we
 * never suspend one.
 */
final class KnownTimers extends JobDefinitionManager {

    /** More are the timers of drawings that were replaced long ago. */
    private static final int MOST = 1_000;

    private final Map<String, JobDefinitionEntity> known;

    private KnownTimers(Map<String, JobDefinitionEntity> known) {
        this.known = known;
    }

    @Override
    public JobDefinitionEntity findById(String id) {
        JobDefinitionEntity definition = known.get(id);
        if (definition != null) {
            return definition;
        }
        JobDefinitionEntity read = super.findById(id);
        if (read != null && getDbEntityManager().getDbEntityCache().isPersistent(read)) {
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(id, read);
        }
        return read;
    }

    static SessionFactory factory() {
        Map<String, JobDefinitionEntity> known = new ConcurrentHashMap<>();
        return new MakeSession(JobDefinitionManager.class, () -> new KnownTimers(known));
    }
}
