package dev.bailiwick.flow.lint;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.InvalidFile;
import java.util.ArrayList;
import java.util.List;

/**
 * What a drawing contains, in a few words: for lists, health checks and pages that name a drawing's steps.
 *
 * @param path  the file, below the company's root
 * @param id    the process' id, which is the file's name without .bpmn
 * @param title the process' name as drawn; empty when it has none
 * @param steps its service tasks, in the file's order, those in sub-processes included
 */
public record DrawingOutline(String path, String id, String title, List<Step> steps) {

    /**
     * A service task.
     *
     * @param element the task's id
     * @param step    the name of the step in the catalogue
     * @param title   the task's label; empty when it has none
     */
    public record Step(String element, String step, String title) {
    }

    /** Copies the steps. */
    public DrawingOutline {
        steps = List.copyOf(steps);
    }

    /**
     * @param drawings all drawings of a company
     * @return their outlines, in the given order
     * @throws InvalidFile when the lint finds a problem in them
     */
    public static List<DrawingOutline> of(List<CompanyFile> drawings) {
        new FlowLint().insist(drawings);
        Problems none = new Problems();
        return drawings.stream().map(file -> outline(new PlainXml().read(file, none).orElseThrow())).toList();
    }

    /** @return whether this is a procedure, which the conversation calls; every drawing is one but the conversation itself */
    public boolean isProcedure() {
        return !id.equals(Company.CONVERSATION);
    }

    private static DrawingOutline outline(Drawing drawing) {
        List<Step> steps = new ArrayList<>();
        drawing.root().walk(element -> {
            if (element.is(XmlName.bpmn("serviceTask"))) {
                steps.add(new Step(element.id(), element.value(XmlName.camunda("topic")), element.value("name")));
            }
        });
        return new DrawingOutline(drawing.path(), drawing.processId(), drawing.process().orElseThrow().value("name"), steps);
    }
}
