package dev.bailiwick.flow.lint;

import static dev.bailiwick.flow.lint.XmlName.bpmn;

import dev.bailiwick.flow.FlowVariables;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** A message has a name by which the house correlates. */
final class KnownMessages extends Rule {

    static final Set<String> NAMES = Set.of(FlowVariables.CUSTOMER_WROTE, FlowVariables.PEN_TAKEN, FlowVariables.PEN_RETURNED,
            FlowVariables.CONVERSATION_CLOSED);

    KnownMessages() {
        super("known-messages", "A message is called " + String.join(", ", new TreeSet<>(NAMES))
                + ", and each stands in a file once. Nobody would ever send another one, and the conversation would wait for nothing.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        Set<String> given = new HashSet<>();
        drawing.root().walk(element -> {
            if (!element.is(bpmn("message"))) {
                return;
            }
            if (!given.add(element.value("name"))) {
                found.add(problem(drawing, element, "the message '" + XmlElement.quoted(element.value("name"))
                        + "' stands here twice; keep one and refer to it"));
            } else if (!NAMES.contains(element.value("name"))) {
                found.add(problem(drawing, element, "nobody sends a message '" + XmlElement.quoted(element.value("name")) + "'; known are "
                        + String.join(", ", new TreeSet<>(NAMES))));
            }
        });
    }
}
