package dev.bailiwick.flow.camunda;

import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.runtime.Incident;

/**
 * Does not ask for the incident of a timer or a task that has tries left. The engine raises an incident when the last try is gone and resolves it
 * when tries are given again; what this command has at hand says whether there are any.
 */
final class KnownIncidents extends IncidentManager {

    private KnownIncidents() {
    }

    @Override
    public List<Incident> findIncidentByConfigurationAndIncidentType(String configuration, String incidentType) {
        return hasTries(configuration) ? List.of() : super.findIncidentByConfigurationAndIncidentType(configuration, incidentType);
    }

    private boolean hasTries(String id) {
        ExternalTaskEntity task = getDbEntityManager().getCachedEntity(ExternalTaskEntity.class, id);
        if (task != null) {
            return task.getRetries() == null || task.getRetries() > 0;
        }
        JobEntity timer = getDbEntityManager().getCachedEntity(TimerEntity.class, id);
        return timer != null && timer.getRetries() > 0 && timer.getExceptionMessage() == null;
    }

    static SessionFactory factory() {
        return new MakeSession(IncidentManager.class, () -> new KnownIncidents());
    }
}
