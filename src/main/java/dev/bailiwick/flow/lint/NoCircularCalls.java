package dev.bailiwick.flow.lint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** No drawing calls itself, not even by way of others. */
final class NoCircularCalls extends Rule {

    NoCircularCalls() {
        super("no-circular-calls", "No drawing calls itself, directly or by way of others. Calls in a circle are a loop that no gateway shows. A "
                + "procedure therefore never calls ${procedure}, which could be itself.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        drawing.scope().walk(scope -> scope.nodes(Node.Kind.CALL).forEach(call -> {
            if (reaches(call, drawing, company)) {
                found.add(problem(drawing, call.element(), "this call leads back to " + drawing.processId()
                        + "; draw the repetition as a loop, or call another procedure"));
            }
        }));
    }

    private static boolean reaches(Node call, Drawing wanted, Company company) {
        Set<Drawing> seen = new HashSet<>();
        Deque<Drawing> open = new ArrayDeque<>(company.called(call));
        while (!open.isEmpty()) {
            Drawing drawing = open.pop();
            if (drawing == wanted) {
                return true;
            }
            if (seen.add(drawing)) {
                drawing.scope().walk(scope -> scope.nodes(Node.Kind.CALL).forEach(inner -> open.addAll(company.called(inner))));
            }
        }
        return false;
    }
}
