package dev.bailiwick.flow.camunda;

import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.StepCatalog;
import dev.bailiwick.flow.Turns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes Camunda the closed engine that the drawings need: no beans, no scripts, no other expressions, our steps, our slow work. */
@Component
class EngineSettings extends AbstractProcessEnginePlugin {

    private final ObjectProvider<Step> steps;
    private final ObjectProvider<Turns> turns;
    private final ObjectProvider<SlowSteps> slowSteps;
    private final ObjectProvider<Supplier<Instant>> agreedTime;

    EngineSettings(ObjectProvider<Step> steps, ObjectProvider<Turns> turns, ObjectProvider<SlowSteps> slowSteps,
            ObjectProvider<Supplier<Instant>> agreedTime) {
        this.agreedTime = agreedTime;
        this.steps = steps;
        this.turns = turns;
        this.slowSteps = slowSteps;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new ClosedExpressions());
        // The engine's clock belongs to the whole JVM. It shows what all nodes agree on, because leases and due dates are compared between them.
        agreedTime.ifAvailable(time -> TimeOfHouse.agreed(engine, () -> time.get().toEpochMilli()));
        engine.setCustomPreCommandInterceptorsTxRequired(List.of(new DatabaseTrouble()));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(List.of(new DatabaseTrouble()));
        // The engine asks for one even with decision tables switched off; a drawing that reached it would get no further.
        engine.setDmnElProvider(expression -> {
            throw new ProcessEngineException("a drawing has no decision tables: policies are rules of the policy book");
        });
        engine.setBusinessCalendarManager(Durations.calendars());
        engine.setDmnEnabled(false);
        engine.setCmmnEnabled(false);
        engine.setEnableScriptEngineLoadExternalResources(false);
        engine.setMetricsEnabled(false);
        engine.setTaskMetricsEnabled(false);
        engine.setDbMetricsReporterActivate(false);
        engine.setEnforceHistoryTimeToLive(false);
        engine.setDeploymentSynchronized(true);
        engine.setJdbcBatchProcessing(true);
        engine.setJobExecutorAcquireByDueDate(true);
        engine.setEnsureJobDueDateNotNull(true);
        List<SessionFactory> sessions = new ArrayList<>(engine.getCustomSessionFactories() == null ? List.of()
                : engine.getCustomSessionFactories());
        sessions.add(LockedExternalTasks.factory(slowSteps::getObject));
        sessions.add(LastOutcome.factory());
        engine.setCustomSessionFactories(sessions);
        Supplier<Map<String, Step>> byName = new Once<>(this::byName);
        List<BpmnParseListener> listeners = new ArrayList<>(engine.getCustomPostBPMNParseListeners() == null ? List.of()
                : engine.getCustomPostBPMNParseListeners());
        listeners.add(new StepParseListener(byName, turns::getObject));
        engine.setCustomPostBPMNParseListeners(listeners);
    }

    private Map<String, Step> byName() {
        Map<String, Step> known = steps.stream().collect(Collectors.toMap(Step::name, step -> step));
        StepCatalog.steps().stream().filter(step -> !known.containsKey(step.name())).findFirst().ifPresent(step -> {
            throw new IllegalStateException("nothing stands behind the step '" + step.name() + "' of the catalogue");
        });
        return known;
    }

    /** Asks for the beans when the first drawing runs, not while they are still being made. */
    private static final class Once<T> implements Supplier<T> {
        private final Supplier<T> source;
        private volatile T value;

        Once(Supplier<T> source) {
            this.source = source;
        }

        @Override
        public T get() {
            if (value == null) {
                value = source.get();
            }
            return value;
        }
    }
}
