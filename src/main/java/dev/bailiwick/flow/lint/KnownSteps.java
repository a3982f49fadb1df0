package dev.bailiwick.flow.lint;

import static dev.bailiwick.flow.lint.XmlName.bpmn;
import static dev.bailiwick.flow.lint.XmlName.camunda;

import dev.bailiwick.flow.StepCatalog;
import dev.bailiwick.flow.StepDescription;

/** A service task names a step of the catalogue. */
final class KnownSteps extends Rule {

    KnownSteps() {
        super("known-steps", "A service task's topic is the name of a step in the catalogue (docs/reference/steps.md), and the modeller's "
                + "template, where one is noted, is that step's. Nobody would ever work on another topic.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        drawing.root().walk(element -> {
            if (!element.is(bpmn("serviceTask"))) {
                return;
            }
            String topic = element.value(camunda("topic"));
            String template = element.value(camunda("modelerTemplate"));
            if (StepCatalog.step(topic).isEmpty()) {
                found.add(problem(drawing, element, "there is no step '" + XmlElement.quoted(topic) + "'; known are "
                        + String.join(", ", StepCatalog.steps().stream().map(StepDescription::name).toList())));
            } else if (!template.isEmpty() && !template.equals(ElementTemplates.id(topic))) {
                found.add(problem(drawing, element, "the task shows the template " + XmlElement.quoted(template) + " and runs " + topic
                        + "; choose the template " + ElementTemplates.id(topic) + " in the modeller, or unlink it"));
            }
        });
    }
}
