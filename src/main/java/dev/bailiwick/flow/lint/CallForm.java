package dev.bailiwick.flow.lint;

import static dev.bailiwick.flow.lint.XmlName.bpmn;
import static dev.bailiwick.flow.lint.XmlName.camunda;

/** A call activity names a procedure that exists and hands on the conversation's key. */
final class CallForm extends Rule {

    static final String CHOSEN = "${procedure}";
    static final String BUSINESS_KEY = "#{execution.processBusinessKey}";

    CallForm() {
        super("call-form", "A call activity starts either `${procedure}`, the procedure that judge-message chose, or one procedure by its id, from "
                + "the same deployment, and hands on exactly one thing: the conversation's key, by <camunda:in "
                + "businessKey=\"#{execution.processBusinessKey}\"/>.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        drawing.root().walk(element -> {
            if (!element.is(bpmn("callActivity"))) {
                return;
            }
            long keys = element.children(bpmn("extensionElements")).flatMap(extensions -> extensions.children(camunda("in"))).count();
            if (keys != 1) {
                found.add(problem(drawing, element, "the call hands on the conversation's key " + keys + " times; give <camunda:in businessKey=\""
                        + BUSINESS_KEY + "\"/> once in its extension elements"));
            }
            String called = element.value("calledElement");
            if (called.equals(Company.CONVERSATION)) {
                found.add(problem(drawing, element, "the conversation itself cannot be called; call a procedure"));
            } else if (!called.equals(CHOSEN) && company.drawing(called).isEmpty()) {
                found.add(problem(drawing, element, "there is no procedure '" + XmlElement.quoted(called) + "'; known are " + known(company)));
            } else if (called.equals(CHOSEN) && company.procedures().isEmpty()) {
                found.add(problem(drawing, element, "there is no procedure that could be chosen; add a drawing of one, or remove the call"));
            }
        });
    }

    private static String known(Company company) {
        String ids = String.join(", ", company.procedures().stream().map(Drawing::processId).sorted().toList());
        return ids.isEmpty() ? "none" : ids;
    }
}
