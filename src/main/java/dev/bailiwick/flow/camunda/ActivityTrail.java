package dev.bailiwick.flow.camunda;

import dev.bailiwick.flow.Trails;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/**
 * The elements that a command went through, written together at its end: one statement for those that began, one for each that ended and had
 * begun in an earlier transaction, all sent in one go. The rows are those that the engine would write; it would insert them in portions, and
 * read each start before each end.
 */
final class ActivityTrail implements Session {

    private final Trails trails;
    private final Map<String, HistoricActivityInstanceEventEntity> begun = new LinkedHashMap<>();
    private final List<Trails.Ended> ended = new ArrayList<>();

    private ActivityTrail(Trails trails) {
        this.trails = trails;
    }

    /** @return whether the event is taken care of; what is not an element's beginning or end, the engine writes by itself */
    static boolean takes(HistoryEvent event) {
        return event instanceof HistoricActivityInstanceEventEntity activity
                && Context.getCommandContext().getSession(ActivityTrail.class).take(activity);
    }

    private boolean take(HistoricActivityInstanceEventEntity activity) {
        HistoricActivityInstanceEventEntity before = begun.get(activity.getId());
        if (activity.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_START)) {
            if (!isPlain(activity)) {
                return false;
            }
            begun.put(activity.getId(), activity);
            return true;
        }
        if (before != null) {
            begun.put(activity.getId(), goesOn(before, activity));
            return true;
        }
        if (activity.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_END) && !isWrittenByEngine(activity)) {
            ended.add(new Trails.Ended(activity.getId(), activity.getExecutionId(), activity.getEndTime().toInstant(),
                    activity.getActivityInstanceState()));
            return true;
        }
        return false;
    }

    /** Our drawings have no tasks for people, no cases and no tenants, and nothing is dated for removal when it begins. */
    private static boolean isPlain(HistoricActivityInstanceEventEntity activity) {
        return activity.getTaskId() == null && activity.getCalledCaseInstanceId() == null && activity.getTenantId() == null
                && activity.getRemovalTime() == null;
    }

    private static boolean isWrittenByEngine(HistoricActivityInstanceEventEntity activity) {
        return Context.getCommandContext().getDbEntityManager().getCachedEntity(HistoricActivityInstanceEventEntity.class, activity.getId()) != null;
    }

    private static HistoricActivityInstanceEventEntity goesOn(HistoricActivityInstanceEventEntity before, HistoricActivityInstanceEventEntity now) {
        now.setStartTime(before.getStartTime());
        now.setSequenceCounter(before.getSequenceCounter());
        if (now.getCalledProcessInstanceId() == null) {
            now.setCalledProcessInstanceId(before.getCalledProcessInstanceId());
        }
        return now;
    }

    @Override
    public void flush() {
        trails.passed(begun.values().stream().map(ActivityTrail::passed).toList(), List.copyOf(ended));
        begun.clear();
        ended.clear();
    }

    private static Trails.Passed passed(HistoricActivityInstanceEventEntity a) {
        return new Trails.Passed(a.getId(), a.getParentActivityInstanceId(), a.getProcessDefinitionKey(), a.getProcessDefinitionId(),
                a.getRootProcessInstanceId(), a.getProcessInstanceId(), a.getExecutionId(), a.getActivityId(), a.getCalledProcessInstanceId(),
                a.getActivityName(), a.getActivityType(), a.getStartTime().toInstant(), a.getEndTime() == null ? null : a.getEndTime().toInstant(),
                a.getActivityInstanceState(), a.getSequenceCounter());
    }

    @Override
    public void close() {
        begun.clear();
        ended.clear();
    }

    static SessionFactory factory(Trails trails) {
        return new MakeSession(ActivityTrail.class, () -> new ActivityTrail(trails));
    }
}
