package dev.bailiwick.flow.camunda;

import dev.bailiwick.flow.Trails;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Notes which elements are entered and left, in an engine that keeps no history. The rows are those that {@link ActivityTrail} makes of the
 * history elsewhere, each of them at once.
 */
final class Footprints extends AbstractBpmnParseListener {

    /** The engine's numbers for how a pass is. */
    private static final int BEGUN = 0;
    private static final int ENDED = 1;

    private final Trails trails;
    private final Clock clock;
    private long order;

    Footprints(Trails trails, Clock clock) {
        this.trails = trails;
        this.clock = clock;
    }

    /** Elements come into being after their drawing: it is looked at when the whole of it was read. */
    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> drawings) {
        drawings.forEach(drawing -> drawing.getActivities().forEach(this::watch));
    }

    private void watch(ActivityImpl element) {
        element.addBuiltInListener(ExecutionListener.EVENTNAME_START, (DelegateExecution at) -> entered((ExecutionEntity) at, element));
        element.addBuiltInListener(ExecutionListener.EVENTNAME_END, (DelegateExecution at) -> left((ExecutionEntity) at));
        element.getActivities().forEach(this::watch);
    }

    private synchronized void entered(ExecutionEntity at, ActivityImpl element) {
        String drawing = ((ProcessDefinitionEntity) element.getProcessDefinition()).getKey();
        trails.passed(List.of(new Trails.Passed(at.getActivityInstanceId(), at.getParentActivityInstanceId(), drawing, at.getProcessDefinitionId(),
                at.getRootProcessInstanceId(), at.getProcessInstanceId(), at.getId(), element.getId(), null, (String) element.getProperty("name"),
                (String) element.getProperty("type"), clock.instant(), null, BEGUN, ++order)), List.of());
    }

    private void left(ExecutionEntity at) {
        trails.passed(List.of(), List.of(new Trails.Ended(at.getActivityInstanceId(), at.getId(), clock.instant(),
                at.isCanceled() ? Trails.BROKEN_OFF : ENDED)));
    }
}
