package dev.bailiwick.flow.camunda;

import dev.bailiwick.flow.Trails;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.stereotype.Component;

/**
 * What the engine asks its database although the answer is known. Nothing that it writes is left out: its tables hold what they always held. Each
 * saving stands in a class of its own and says why the answer is known; {@code docs/benchmarks.md} says what they are worth.
 */
@Component
class FewerStatements extends AbstractProcessEnginePlugin {

    private final Trails trails;

    FewerStatements(Trails trails) {
        this.trails = trails;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<SessionFactory> sessions = new ArrayList<>(engine.getCustomSessionFactories() == null ? List.of() : engine.getCustomSessionFactories());
        sessions.add(OneTrip.factory(engine::getDbSqlSessionFactory));
        sessions.add(KnownDrawings.factory());
        sessions.add(WholeInstance.factory());
        sessions.add(KnownTimers.factory());
        sessions.add(KnownIncidents.factory());
        sessions.add(PlainSubscriptions.factory());
        sessions.add(ForgetOutcomes.factory());
        sessions.add(ActivityTrail.factory(trails));
        engine.setCustomSessionFactories(sessions);
        engine.setCorrelationHandler(new FindWaiting());
        engine.setHistoryEventProducer(new KnownDrawings.InHistory());
        engine.setHistoryEventHandler(new DbHistoryEventHandler() {
            @Override
            public void handleEvent(HistoryEvent event) {
                ForgetOutcomes.atTheEnd();
                if (!ActivityTrail.takes(event)) {
                    super.handleEvent(event);
                }
            }
        });
        // Nobody reaches the engine but through the house's own keys and roles, and there are no tenants: each check would read a process instance.
        engine.setCommandCheckers(new ArrayList<>());
        // A timer of ours has the usual number of tries; the other way parses its drawing's settings for each of them.
        engine.setLegacyJobRetryBehaviorEnabled(true);
        MapBusinessCalendarManager calendars = new MapBusinessCalendarManager();
        calendars.addBusinessCalendar(DurationBusinessCalendar.NAME, new PlainDurations());
        calendars.addBusinessCalendar(DueDateBusinessCalendar.NAME, new DueDateBusinessCalendar());
        calendars.addBusinessCalendar(CycleBusinessCalendar.NAME, new CycleBusinessCalendar());
        engine.setBusinessCalendarManager(calendars);
    }
}
