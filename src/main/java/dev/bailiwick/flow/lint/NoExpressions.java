package dev.bailiwick.flow.lint;

import static dev.bailiwick.flow.lint.XmlName.bpmn;
import static dev.bailiwick.flow.lint.XmlName.camunda;

/** Nowhere in a drawing begins an expression, except in conditions and in the two constants of call activities. */
final class NoExpressions extends Rule {

    NoExpressions() {
        super("no-expressions", "Neither `${` nor `#{` stands anywhere: not in names, documentation, ids, inputs or timers, however it is written "
                + "(CDATA, character references, split by a comment). The engine evaluates many labels as expressions. The only exceptions are "
                + "conditions (see plain-conditions) and the two constants of a call activity (see call-form).");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        drawing.root().walk(element -> {
            element.attributes().forEach((name, value) -> {
                if (isExpression(value) && !isConstant(element, name, value)) {
                    found.add(problem(drawing, element, "there is an expression in " + name + " (\"" + XmlElement.quoted(value)
                            + "\"); the engine might evaluate it: write plain words without ${ and #{"));
                }
            });
            if (isExpression(element.text()) && !element.is(bpmn("conditionExpression"))) {
                found.add(problem(drawing, element, "there is an expression in the text of " + element.name() + " (\""
                        + XmlElement.quoted(element.text())
                        + "\"); the engine might evaluate it: write plain words without ${ and #{"));
            }
        });
    }

    private static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    private static boolean isConstant(XmlElement element, XmlName attribute, String value) {
        return element.is(bpmn("callActivity")) && attribute.equals(new XmlName("", "calledElement")) && value.equals(CallForm.CHOSEN)
                || element.is(camunda("in")) && attribute.equals(new XmlName("", "businessKey")) && value.equals(CallForm.BUSINESS_KEY);
    }
}
