package dev.bailiwick.flow.lint;

import dev.bailiwick.flow.StepDescription;
import java.util.ArrayList;
import java.util.List;

/** One element of a drawing through which the path of a conversation can lead. */
final class Node {

    /** What a node does with the path. */
    enum Kind { START, END, DECISION, RACE, MESSAGE, TIMER, STEP, CALL, SUB_PROCESS }

    private final Kind kind;
    private final XmlElement element;
    private final StepDescription step;
    private final String message;
    private Scope inner;
    private Node host;
    private final List<Flow> in = new ArrayList<>();
    private final List<Flow> out = new ArrayList<>();
    private final List<Node> edge = new ArrayList<>();

    /**
     * @param step    the step that a service task names, else null
     * @param message the name of the message that an event waits for, else null
     */
    Node(Kind kind, XmlElement element, StepDescription step, String message) {
        this.kind = kind;
        this.element = element;
        this.step = step;
        this.message = message;
    }

    void holds(Scope scope) {
        inner = scope;
    }

    void attachTo(Node activity) {
        host = activity;
        activity.edge.add(this);
    }

    Kind kind() {
        return kind;
    }

    boolean is(Kind other) {
        return kind == other;
    }

    XmlElement element() {
        return element;
    }

    String id() {
        return element.id();
    }

    StepDescription step() {
        return step;
    }

    String message() {
        return message;
    }

    /** @return what a sub-process holds */
    Scope inner() {
        return inner;
    }

    /** @return the activity at whose edge this event waits, or null */
    Node host() {
        return host;
    }

    /** @return the events that wait at this activity's edge */
    List<Node> edge() {
        return edge;
    }

    List<Flow> in() {
        return in;
    }

    List<Flow> out() {
        return out;
    }

    /** @return where the path may go on from here, events at the edge included */
    List<Node> next() {
        List<Node> next = new ArrayList<>(edge);
        out.forEach(flow -> next.add(flow.to()));
        return next;
    }

    String calledElement() {
        return element.value("calledElement");
    }

    /** @return whether this call starts the procedure that judge-message chose */
    boolean chosen() {
        return is(Kind.CALL) && calledElement().equals(CallForm.CHOSEN);
    }

    /** @return whether something outside must happen, or time pass, before the path leads on by its flows */
    boolean isEvent() {
        return is(Kind.MESSAGE) || is(Kind.TIMER) || is(Kind.RACE);
    }

    boolean isSlow() {
        return is(Kind.STEP) && step.pace() == StepDescription.Pace.SLOW;
    }
}
