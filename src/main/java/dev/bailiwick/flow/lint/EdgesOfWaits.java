package dev.bailiwick.flow.lint;

/** An event waits at the edge only of what takes time. */
final class EdgesOfWaits extends Rule {

    EdgesOfWaits() {
        super("edges-of-waits", "Events wait at the edge of sub-processes, calls and slow steps. A quick step is over within its transaction: an "
                + "event at its edge could never come, and would only seem to guard something.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        drawing.scope().walk(scope -> scope.nodes().stream()
                .filter(node -> node.host() != null && node.host().is(Node.Kind.STEP) && !node.host().isSlow())
                .forEach(node -> found.add(problem(drawing, node.element(), "the event waits at the edge of the quick step " + node.host().id()
                        + ", which leaves no time for it; put it at the edge of the sub-process around"))));
    }
}
