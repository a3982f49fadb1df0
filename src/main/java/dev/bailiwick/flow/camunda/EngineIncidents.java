package dev.bailiwick.flow.camunda;

import dev.bailiwick.flow.Incidents;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Refusal;
import java.util.List;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** The engine's incidents. Giving tries again resolves them. */
@Component
class EngineIncidents implements Incidents {

    private final RuntimeService runtime;
    private final ExternalTaskService tasks;
    private final ManagementService timers;

    EngineIncidents(RuntimeService runtime, ExternalTaskService tasks, ManagementService timers) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.timers = timers;
    }

    @Override
    public List<Incident> latest() {
        return runtime.createIncidentQuery().orderByIncidentTimestamp().desc().listPage(0, MOST).stream().map(this::told).toList();
    }

    @Override
    public Incident tryAgain(String id) {
        var found = runtime.createIncidentQuery().incidentId(id).singleResult();
        if (found == null) {
            throw Refusal.notFound("incident", id);
        }
        Incident told = told(found);
        if (org.camunda.bpm.engine.runtime.Incident.EXTERNAL_TASK_HANDLER_TYPE.equals(found.getIncidentType())) {
            tasks.setRetries(found.getConfiguration(), 1);
        } else {
            timers.setJobRetries(found.getConfiguration(), 1);
        }
        return told;
    }

    private Incident told(org.camunda.bpm.engine.runtime.Incident one) {
        return new Incident(one.getId(), conversation(one.getProcessInstanceId()), one.getActivityId(), one.getIncidentMessage(),
                one.getIncidentTimestamp().toInstant());
    }

    /** A procedure's instance has no key of its own: the conversation is that of the instance that called it. */
    private ConversationId conversation(String instance) {
        ProcessInstance found = runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult();
        if (found == null) {
            return null;
        }
        if (found.getBusinessKey() != null) {
            return new ConversationId(found.getBusinessKey());
        }
        return found.getRootProcessInstanceId() == null || found.getRootProcessInstanceId().equals(instance) ? null
                : conversation(found.getRootProcessInstanceId());
    }
}
