package dev.bailiwick.flow.lint;

import static dev.bailiwick.flow.lint.XmlName.bpmn;

/** A scope is no larger than a person can read. */
final class ScopeSize extends Rule {

    static final int MOST = 40;

    ScopeSize() {
        super("scope-size", "A process or sub-process has at most 40 elements (flows, notes and lanes not counted), better fifteen. Larger ones "
                + "are not read, and what is not read is not checked.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        drawing.root().walk(element -> {
            if (element.is(bpmn("process")) || element.is(bpmn("subProcess"))) {
                long size = element.children().stream().filter(child -> Scope.kind(child) != null).count();
                if (size > MOST) {
                    found.add(problem(drawing, element, "there are " + size + " elements in one scope, the most is " + MOST
                            + "; move a part into a drawing of its own and call it by a call activity"));
                }
            }
        });
    }
}
