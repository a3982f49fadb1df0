package dev.bailiwick.flow.lint;

/** A scope begins in one place and ends in at least one. */
final class OneStart extends Rule {

    OneStart() {
        super("one-start", "A process and a sub-process have exactly one start event, into which no flow leads, and at least one end event, out of "
                + "which none leads.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        drawing.scope().walk(scope -> {
            int starts = scope.nodes(Node.Kind.START).size();
            if (starts != 1) {
                found.add(problem(drawing, scope.element(), "there are " + starts + " start events; draw exactly one"));
            }
            if (scope.nodes(Node.Kind.END).isEmpty()) {
                found.add(problem(drawing, scope.element(), "there is no end event; draw one"));
            }
            scope.nodes(Node.Kind.START).stream().flatMap(start -> start.in().stream())
                    .forEach(flow -> found.add(problem(drawing, flow.element(), "a flow leads into the start event; lead it to the element behind")));
            scope.nodes(Node.Kind.END).stream().flatMap(end -> end.out().stream())
                    .forEach(flow -> found.add(problem(drawing, flow.element(), "a flow leads out of an end event; remove it, or the end event")));
        });
    }
}
