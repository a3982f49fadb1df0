package dev.bailiwick.flow.lint;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Every element stands on the list, at a place where the list has it. */
final class AllowedElements extends Rule {

    private static final String STEPS = "use a service task with camunda:type=\"external\" and the step's name as camunda:topic";
    private static final String ONE_PATH = "use an exclusive gateway: a conversation is on one path at a time";
    private static final String WAITS = "wait by an event-based gateway with messages of the house and a timer";
    private static final String CONSTANTS = "give constants by camunda:inputParameter; what was said and found stands in tables";

    private static final Map<String, String> CURES = Map.ofEntries(
            Map.entry("scriptTask", STEPS), Map.entry("sendTask", STEPS), Map.entry("businessRuleTask", STEPS), Map.entry("task", STEPS),
            Map.entry("manualTask", STEPS), Map.entry("userTask", "hand over to people by the step hand-off"),
            Map.entry("receiveTask", WAITS), Map.entry("intermediateThrowEvent", STEPS),
            Map.entry("parallelGateway", ONE_PATH), Map.entry("inclusiveGateway", ONE_PATH), Map.entry("complexGateway", ONE_PATH),
            Map.entry("multiInstanceLoopCharacteristics", ONE_PATH + "; remove the multi-instance marker"),
            Map.entry("standardLoopCharacteristics", "remove the loop marker and draw the loop with flows"),
            Map.entry("transaction", "use a plain sub-process"), Map.entry("adHocSubProcess", "use a plain sub-process"),
            Map.entry("signalEventDefinition", WAITS), Map.entry("linkEventDefinition", "draw the sequence flow"),
            Map.entry("escalationEventDefinition", "draw the sequence flow"),
            Map.entry("errorEventDefinition", "read the step's failure outcome at a gateway"),
            Map.entry("compensateEventDefinition", "draw the sequence flow"), Map.entry("cancelEventDefinition", "draw the sequence flow"),
            Map.entry("conditionalEventDefinition", WAITS), Map.entry("terminateEventDefinition", "use a plain end event: there is one path only"),
            Map.entry("timeDate", "use timeDuration"), Map.entry("timeCycle", "use timeDuration and draw the loop with flows"),
            Map.entry("executionListener", "remove the listener; " + STEPS), Map.entry("taskListener", "remove the listener; " + STEPS),
            Map.entry("script", CONSTANTS), Map.entry("list", CONSTANTS), Map.entry("map", CONSTANTS), Map.entry("outputParameter", CONSTANTS),
            Map.entry("out", CONSTANTS), Map.entry("in", CONSTANTS), Map.entry("formData", "remove the form"), Map.entry("connector", STEPS),
            Map.entry("field", STEPS), Map.entry("failedJobRetryTimeCycle", "remove it; steps have their limits in the catalogue"),
            Map.entry("dataObject", CONSTANTS), Map.entry("dataObjectReference", CONSTANTS), Map.entry("dataStoreReference", CONSTANTS),
            Map.entry("ioSpecification", CONSTANTS), Map.entry("property", CONSTANTS), Map.entry("properties", "remove them"),
            Map.entry("signal", "remove it"), Map.entry("error", "remove it"), Map.entry("escalation", "remove it"), Map.entry("import", "remove it"),
            Map.entry("messageFlow", "remove it; messages are correlated by the house"));

    /** Where the engine would take one of several, or none. */
    private static final Set<String> ONCE = Set.of("extensionElements", "conditionExpression", "timeDuration", "inputOutput", "laneSet",
            "childLaneSet", "text", "Bounds", "BPMNLabel", "BPMNPlane", "collaboration");

    AllowedElements() {
        super("allowed-elements", "A drawing contains only the elements listed below, each at its place, recognised by namespace and not by "
                + "prefix. Scripts, listeners, forms, other tasks, parallel paths and other events are refused: they would run code, fork the "
                + "conversation, or go round the judgement of what is said.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        XmlElement root = drawing.root();
        Form form = ClosedLanguage.definitions();
        if (!root.is(form.name())) {
            found.add(problem(drawing, root, "the file begins with " + root.name() + "; a drawing begins with bpmn:definitions in the namespace "
                    + XmlName.BPMN));
            return;
        }
        check(drawing, root, form, found);
    }

    private void check(Drawing drawing, XmlElement element, Form form, Problems found) {
        if (!form.hasText() && !element.text().isBlank()) {
            found.add(problem(drawing, element, "there is text in " + element.name() + " (\"" + XmlElement.quoted(element.text())
                    + "\"); write it as documentation or in a text annotation"));
        }
        Set<XmlName> seen = new HashSet<>();
        for (XmlElement child : element.children()) {
            Form inside = form.children().get(child.name());
            if (inside == null) {
                found.add(problem(drawing, child, child.name() + " is not allowed in " + element.name() + "; " + cure(child.name())));
            } else if (!seen.add(child.name()) && ONCE.contains(child.name().local())) {
                found.add(problem(drawing, child, child.name() + " stands in " + element.name() + " more than once; keep one"));
            } else {
                check(drawing, child, inside, found);
            }
        }
    }

    private static String cure(XmlName name) {
        if (name.uri().equals(XmlName.ACTIVITI)) {
            return "the engine would obey this old namespace; remove it";
        }
        if (!name.uri().equals(XmlName.BPMN) && !name.uri().equals(XmlName.CAMUNDA)) {
            return "remove it, or write it as documentation";
        }
        return CURES.getOrDefault(name.local(), "remove it");
    }
}
