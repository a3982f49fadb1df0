package dev.bailiwick.flow.lint;

import static dev.bailiwick.flow.lint.XmlName.bpmn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an element refers to exists, is of the right kind and stands in the same scope. */
final class KnownReferences extends Rule {

    private static final Set<String> ACTIVITIES = Set.of("serviceTask", "callActivity", "subProcess");
    private static final Set<String> NODES = Set.of("startEvent", "endEvent", "exclusiveGateway", "eventBasedGateway", "intermediateCatchEvent",
            "boundaryEvent", "serviceTask", "callActivity", "subProcess");

    KnownReferences() {
        super("known-references", "Flows, defaults, events at an edge, messages, lanes and the diagram refer to elements that exist, of the right "
                + "kind, in the same scope. What the diagram shows is then what the engine runs.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        Map<String, XmlElement> byId = new HashMap<>();
        drawing.root().walk(element -> byId.putIfAbsent(element.id(), element));
        byId.remove("");
        drawing.root().walk(element -> check(drawing, element, byId, found));
    }

    private void check(Drawing drawing, XmlElement element, Map<String, XmlElement> byId, Problems found) {
        if (!element.name().uri().equals(XmlName.BPMN) && !element.name().uri().equals(XmlName.BPMNDI)) {
            return;
        }
        switch (element.name().local()) {
            case "sequenceFlow" -> {
                node(drawing, element, "sourceRef", byId, NODES, found);
                node(drawing, element, "targetRef", byId, NODES, found);
            }
            case "boundaryEvent" -> node(drawing, element, "attachedToRef", byId, ACTIVITIES, found);
            case "exclusiveGateway" -> defaultFlow(drawing, element, byId, found);
            case "association" -> List.of("sourceRef", "targetRef").forEach(ref -> anything(drawing, element, ref, element.value(ref), byId, found));
            case "messageEventDefinition" -> kind(drawing, element, "messageRef", byId, "message", found);
            case "participant" -> kind(drawing, element, "processRef", byId, "process", found);
            case "group" -> {
                if (element.has("categoryValueRef")) {
                    kind(drawing, element, "categoryValueRef", byId, "categoryValue", found);
                }
            }
            case "flowNodeRef" -> anything(drawing, element, "flowNodeRef", element.text().strip(), byId, found);
            case "incoming" -> end(drawing, element, "targetRef", byId, found);
            case "outgoing" -> end(drawing, element, "sourceRef", byId, found);
            case "BPMNPlane", "BPMNShape", "BPMNEdge" -> anything(drawing, element, "bpmnElement", element.value("bpmnElement"), byId, found);
            default -> {
            }
        }
    }

    private void node(Drawing drawing, XmlElement element, String attribute, Map<String, XmlElement> byId, Set<String> kinds, Problems found) {
        XmlElement target = byId.get(element.value(attribute));
        if (target == null || !target.name().uri().equals(XmlName.BPMN) || !kinds.contains(target.name().local())) {
            found.add(problem(drawing, element, attribute + " names '" + XmlElement.quoted(element.value(attribute)) + "', which is no "
                    + String.join(", ", kinds.stream().sorted().toList()) + " of this drawing; connect it again"));
        } else if (target.parent() != element.parent()) {
            found.add(problem(drawing, element, attribute + " names '" + target.id()
                    + "', which stands in another scope; flows and events do not cross the edge of a sub-process: lead the flow to the sub-process "
                    + "itself"));
        }
    }

    private void defaultFlow(Drawing drawing, XmlElement gateway, Map<String, XmlElement> byId, Problems found) {
        XmlElement flow = byId.get(gateway.value("default"));
        if (gateway.has("default") && (flow == null || !flow.is(bpmn("sequenceFlow")) || !flow.value("sourceRef").equals(gateway.id()))) {
            found.add(problem(drawing, gateway, "default names '" + XmlElement.quoted(gateway.value("default"))
                    + "', which is no flow that leaves this gateway; choose the default flow again"));
        }
    }

    private void kind(Drawing drawing, XmlElement element, String attribute, Map<String, XmlElement> byId, String kind, Problems found) {
        XmlElement target = byId.get(element.value(attribute));
        if (target == null || !target.is(bpmn(kind))) {
            found.add(problem(drawing, element, attribute + " names '" + XmlElement.quoted(element.value(attribute)) + "', which is no bpmn:" + kind
                    + " of this drawing; choose one"));
        }
    }

    private void end(Drawing drawing, XmlElement end, String attribute, Map<String, XmlElement> byId, Problems found) {
        XmlElement flow = byId.get(end.text().strip());
        if (flow == null || !flow.is(bpmn("sequenceFlow")) || !flow.value(attribute).equals(end.parent().id())) {
            found.add(problem(drawing, end, end.name() + " names '" + XmlElement.quoted(end.text())
                    + "', which is no flow of this element; save the file again from the modeller"));
        }
    }

    private void anything(Drawing drawing, XmlElement element, String what, String id, Map<String, XmlElement> byId, Problems found) {
        if (!byId.containsKey(id)) {
            found.add(problem(drawing, element, what + " names '" + XmlElement.quoted(id) + "', which does not exist; remove it or correct the id"));
        }
    }
}
