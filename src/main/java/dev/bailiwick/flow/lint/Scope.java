package dev.bailiwick.flow.lint;

import static dev.bailiwick.flow.lint.XmlName.bpmn;
import static dev.bailiwick.flow.lint.XmlName.camunda;

import dev.bailiwick.flow.StepCatalog;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A process or sub-process as a graph. Built from elements that the rules on elements found to be in order. */
final class Scope {

    private final XmlElement element;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    private Scope(XmlElement element) {
        this.element = element;
    }

    static Scope of(XmlElement element) {
        Scope scope = new Scope(element);
        for (XmlElement child : element.children()) {
            Node.Kind kind = kind(child);
            if (kind != null) {
                scope.nodes.put(child.id(), node(kind, child));
            }
        }
        for (Node node : scope.nodes.values()) {
            if (node.is(Node.Kind.SUB_PROCESS)) {
                node.holds(of(node.element()));
            }
            if (node.element().is(bpmn("boundaryEvent"))) {
                node.attachTo(scope.nodes.get(node.element().value("attachedToRef")));
            }
        }
        element.children(bpmn("sequenceFlow")).forEach(scope::connect);
        return scope;
    }

    private void connect(XmlElement element) {
        Node from = nodes.get(element.value("sourceRef"));
        Node to = nodes.get(element.value("targetRef"));
        String word = element.children(bpmn("conditionExpression")).findFirst().flatMap(condition -> PlainConditions.word(condition.text()))
                .orElse(null);
        Flow flow = new Flow(element, from, to, word, from.element().value("default").equals(element.id()));
        from.out().add(flow);
        to.in().add(flow);
    }

    private static Node node(Node.Kind kind, XmlElement element) {
        return new Node(kind, element, StepCatalog.step(element.value(camunda("topic"))).orElse(null), message(element).orElse(null));
    }

    /** @return what a child of a scope is to the path, or null when it is only drawn */
    static Node.Kind kind(XmlElement element) {
        if (!element.name().uri().equals(XmlName.BPMN)) {
            return null;
        }
        return switch (element.name().local()) {
            case "startEvent" -> Node.Kind.START;
            case "endEvent" -> Node.Kind.END;
            case "exclusiveGateway" -> Node.Kind.DECISION;
            case "eventBasedGateway" -> Node.Kind.RACE;
            case "intermediateCatchEvent", "boundaryEvent" -> element.children(bpmn("messageEventDefinition")).findAny().isPresent()
                    ? Node.Kind.MESSAGE : Node.Kind.TIMER;
            case "serviceTask" -> Node.Kind.STEP;
            case "callActivity" -> Node.Kind.CALL;
            case "subProcess" -> Node.Kind.SUB_PROCESS;
            default -> null;
        };
    }

    private static Optional<String> message(XmlElement event) {
        XmlElement root = event;
        while (root.parent() != null) {
            root = root.parent();
        }
        XmlElement definitions = root;
        return event.children(bpmn("messageEventDefinition")).findFirst().flatMap(definition -> definitions.children(bpmn("message"))
                .filter(message -> message.id().equals(definition.value("messageRef"))).findFirst().map(message -> message.value("name")));
    }

    XmlElement element() {
        return element;
    }

    Collection<Node> nodes() {
        return nodes.values();
    }

    List<Node> nodes(Node.Kind kind) {
        return nodes.values().stream().filter(node -> node.is(kind)).toList();
    }

    /** @return the one start; to be asked for only after {@link OneStart} found nothing */
    Node start() {
        return nodes(Node.Kind.START).getFirst();
    }

    /** Visits this scope and the ones inside it. */
    void walk(Consumer<Scope> visit) {
        visit.accept(this);
        nodes(Node.Kind.SUB_PROCESS).forEach(node -> node.inner().walk(visit));
    }
}
