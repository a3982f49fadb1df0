package dev.bailiwick.flow.lint;

import static dev.bailiwick.flow.lint.XmlName.bpmn;

import java.util.List;

/** An event that is waited for has exactly one trigger. */
final class OneTrigger extends Rule {

    private static final List<XmlName> TRIGGERS = List.of(bpmn("messageEventDefinition"), bpmn("timerEventDefinition"));

    OneTrigger() {
        super("one-trigger", "An intermediate event and an event at an edge wait for exactly one thing: a message or a timer.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        drawing.root().walk(element -> {
            if (element.is(bpmn("intermediateCatchEvent")) || element.is(bpmn("boundaryEvent"))) {
                long triggers = element.children().stream().filter(child -> TRIGGERS.contains(child.name())).count();
                if (triggers != 1) {
                    found.add(problem(drawing, element, "the event has " + triggers + " triggers; give it exactly one, a message or a timer"));
                }
            }
        });
    }
}
