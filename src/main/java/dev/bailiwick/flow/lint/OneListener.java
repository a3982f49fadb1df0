package dev.bailiwick.flow.lint;

import java.util.HashMap;
import java.util.Map;

/** A message finds exactly one place that waits for it. */
final class OneListener extends Rule {

    OneListener() {
        super("one-listener", "At any moment a message is waited for in one place only: not twice at one gateway or edge, and not inside an "
                + "activity at whose edge it is waited for already. With two listeners the engine could not tell which is meant, and would refuse "
                + "the message.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        check(drawing, drawing.scope(), Map.of(), found);
    }

    private void check(Drawing drawing, Scope scope, Map<String, Node> around, Problems found) {
        for (Node node : scope.nodes()) {
            if (node.is(Node.Kind.MESSAGE) && around.containsKey(node.message())) {
                found.add(problem(drawing, node.element(), node.message() + " is waited for at the edge around it already ("
                        + around.get(node.message()).id()
                        + "); keep one of the two"));
            }
            if (node.is(Node.Kind.RACE)) {
                Map<String, Node> branches = new HashMap<>();
                node.out().forEach(flow -> listen(drawing, flow.to(), branches, found));
            }
            Map<String, Node> edge = new HashMap<>();
            node.edge().forEach(event -> listen(drawing, event, edge, found));
            if (node.is(Node.Kind.SUB_PROCESS)) {
                edge.putAll(around);
                check(drawing, node.inner(), edge, found);
            }
        }
    }

    private void listen(Drawing drawing, Node event, Map<String, Node> others, Problems found) {
        if (event.message() != null && others.putIfAbsent(event.message(), event) != null) {
            found.add(problem(drawing, event.element(), event.message() + " is waited for by " + others.get(event.message()).id()
                    + " at the same time; keep one of the two"));
        }
    }
}
