package dev.bailiwick.flow.lint;

import java.util.Map;

/** Every attribute stands on the list of its element and has a value that the list allows; none is missing. */
final class AllowedAttributes extends Rule {

    private static final String STEP = "name the step by camunda:type=\"external\" and camunda:topic";
    private static final String NO_JOBS = "remove it; steps are quick inside one transaction or slow outside of any, as the catalogue says";

    private static final Map<String, String> CURES = Map.ofEntries(
            Map.entry("class", STEP), Map.entry("expression", STEP), Map.entry("delegateExpression", STEP), Map.entry("implementation", STEP),
            Map.entry("resultVariable", STEP + "; outcomes are left by the step itself"), Map.entry("operationRef", STEP),
            Map.entry("asyncBefore", NO_JOBS), Map.entry("asyncAfter", NO_JOBS), Map.entry("async", NO_JOBS), Map.entry("exclusive", NO_JOBS),
            Map.entry("jobPriority", NO_JOBS), Map.entry("taskPriority", NO_JOBS),
            Map.entry("errorCodeVariable", "remove it"), Map.entry("isForCompensation", "remove it; draw the sequence flow"),
            Map.entry("language", "remove it; conditions have one language only"),
            Map.entry("isInterrupting", "remove it; event sub-processes are refused"),
            Map.entry("variableMappingClass", "remove it; procedures work on the conversation's tables"),
            Map.entry("variableMappingDelegateExpression", "remove it; procedures work on the conversation's tables"),
            Map.entry("initiator", "remove it"), Map.entry("schemaLocation", "remove it; nothing outside of the file is read"),
            Map.entry("expressionLanguage", "remove it; conditions have one language only"),
            Map.entry("isImmediate", "remove it"), Map.entry("processRef", "keep one pool, of this file's process"));

    AllowedAttributes() {
        super("allowed-attributes", "An element carries only the attributes listed below, with the values listed, recognised by namespace. "
                + "Attributes such as camunda:class, camunda:expression or camunda:asyncBefore would run code or change how transactions are cut.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        if (drawing.root().is(ClosedLanguage.definitions().name())) {
            check(drawing, drawing.root(), ClosedLanguage.definitions(), found);
        }
    }

    private void check(Drawing drawing, XmlElement element, Form form, Problems found) {
        element.attributes().forEach((name, value) -> checkValue(drawing, element, form, name, value, found));
        form.attributes().forEach((name, values) -> {
            if (values.required() && !element.attributes().containsKey(name)) {
                found.add(problem(drawing, element, element.name() + " lacks " + name + "; give it: " + values.right()));
            }
        });
        for (XmlElement child : element.children()) {
            Form inside = form.children().get(child.name());
            if (inside != null) {
                check(drawing, child, inside, found);
            }
        }
    }

    private void checkValue(Drawing drawing, XmlElement element, Form form, XmlName name, String value, Problems found) {
        Form.Values values = form.attributes().get(name);
        if (values == null) {
            found.add(problem(drawing, element, "the attribute " + name + " is not allowed on " + element.name() + "; " + cure(name)));
        } else if (!values.values().matcher(value).matches()) {
            found.add(problem(drawing, element, name + "=\"" + XmlElement.quoted(value) + "\" is not allowed on " + element.name() + "; right is "
                    + values.right()));
        }
    }

    private static String cure(XmlName name) {
        if (name.uri().equals(XmlName.ACTIVITI)) {
            return "the engine would obey this old namespace; remove it";
        }
        return CURES.getOrDefault(name.local(), "remove it");
    }
}
