package dev.bailiwick.flow.lint;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Every element is on a path from the start to an end. */
final class Reachable extends Rule {

    Reachable() {
        super("reachable", "Every element can be reached from the start of its scope, and an end can be reached from it. What cannot be reached is "
                + "dead text that somebody will believe; what reaches no end is a loop without a way out.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        drawing.scope().walk(scope -> {
            Set<Node> reached = spread(List.of(scope.start()), Node::next);
            Set<Node> ending = spread(scope.nodes(Node.Kind.END), Reachable::before);
            for (Node node : scope.nodes()) {
                if (!reached.contains(node)) {
                    found.add(problem(drawing, node.element(), "no path leads here from the start; connect it or remove it"));
                } else if (!ending.contains(node)) {
                    found.add(problem(drawing, node.element(), "no path leads from here to an end; draw a way out of the loop"));
                }
            }
        });
    }

    /** An activity may come to an end by an event at its edge. */
    private static List<Node> before(Node node) {
        return node.host() != null ? List.of(node.host()) : node.in().stream().map(Flow::from).toList();
    }

    static Set<Node> spread(Collection<Node> from, Function<Node, List<Node>> on) {
        Set<Node> seen = new HashSet<>(from);
        Deque<Node> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            on.apply(open.pop()).stream().filter(seen::add).forEach(open::push);
        }
        return seen;
    }
}
