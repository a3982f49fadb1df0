package dev.bailiwick.flow.lint;

import static dev.bailiwick.flow.lint.XmlName.bpmn;
import static dev.bailiwick.flow.lint.XmlName.camunda;

import dev.bailiwick.flow.StepCatalog;
import dev.bailiwick.flow.StepDescription;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A step gets the inputs that it needs, in the form that the catalogue asks for, and no others. */
final class StepInputs extends Rule {

    // The engine keeps texts in columns of 4,000 characters.
    static final int LONGEST = 4000;

    StepInputs() {
        super("step-inputs", "A step gets each input that it requires, no input that it does not know, none twice, each a constant of at most 4000 "
                + "characters and of the form that docs/reference/steps.md names.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        drawing.root().walk(element -> {
            if (element.is(bpmn("serviceTask"))) {
                StepCatalog.step(element.value(camunda("topic"))).ifPresent(step -> check(drawing, element, step, found));
            }
        });
    }

    private void check(Drawing drawing, XmlElement task, StepDescription step, Problems found) {
        List<XmlElement> given = task.children(bpmn("extensionElements")).flatMap(extensions -> extensions.children(camunda("inputOutput")))
                .flatMap(inputs -> inputs.children(camunda("inputParameter"))).toList();
        Set<String> names = new HashSet<>();
        for (XmlElement input : given) {
            String name = input.value("name");
            Optional<StepDescription.Input> known = step.inputs().stream().filter(one -> one.name().equals(name)).findFirst();
            if (known.isEmpty()) {
                found.add(problem(drawing, input, step.name() + " has no input '" + XmlElement.quoted(name) + "'; " + known(step)));
            } else if (!names.add(name)) {
                found.add(problem(drawing, input, "the input '" + name + "' is given twice; keep one"));
            } else if (input.text().isBlank() && known.get().required()) {
                found.add(problem(drawing, input, "the input '" + name + "' is empty; give it: " + known.get().description()));
            } else if (input.text().length() > LONGEST) {
                found.add(problem(drawing, input, "the input '" + name + "' has " + input.text().length() + " characters, the most is " + LONGEST));
            } else if (!fits(input.text().strip(), known.get().form())) {
                found.add(problem(drawing, input, "the input '" + name + "' is '" + XmlElement.quoted(input.text()) + "'; it must be "
                        + known.get().form().words()));
            }
        }
        for (StepDescription.Input input : step.inputs()) {
            if (input.required() && !names.contains(input.name())) {
                found.add(problem(drawing, task, step.name() + " needs the input '" + input.name() + "'; give it: " + input.description()));
            }
        }
    }

    private static boolean fits(String constant, StepDescription.Form form) {
        return form == null || constant.isEmpty() || form.fits(constant);
    }

    private static String known(StepDescription step) {
        return step.inputs().isEmpty() ? "it has none: remove it"
                : "known are " + String.join(", ", step.inputs().stream().map(StepDescription.Input::name).toList());
    }
}
