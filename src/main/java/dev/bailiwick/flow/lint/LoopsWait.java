package dev.bailiwick.flow.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every loop waits for something: the engine never spins. */
final class LoopsWait extends Rule {

    LoopsWait() {
        super("loops-wait", "Every loop contains an event or a slow step, also when parts of it lie in sub-processes and calls. A loop of quick "
                + "steps and gateways alone would spin inside one transaction until the machine is full.");
    }

    @Override
    void check(Company company, Problems found) {
        Paces paces = new Paces(company);
        for (Drawing drawing : company.drawings()) {
            drawing.scope().walk(scope -> scope.nodes().stream().filter(paces::spins).findFirst()
                    .ifPresent(node -> found.add(problem(drawing, node.element(), "a loop of quick steps and gateways leads back here without a "
                            + "wait; lead it over an event or a slow step, or end it"))));
        }
    }

    /** Which elements and scopes hold every path up; remembered, because nested scopes and calls ask again and again. */
    private static final class Paces {

        private final Company company;
        private final Map<Scope, Boolean> known = new HashMap<>();

        Paces(Company company) {
            this.company = company;
        }

        /** @return whether a path leads from the node back to it without an event or a slow step */
        boolean spins(Node node) {
            return !waits(node) && Reachable.spread(quickNext(node), this::quickNext).contains(node);
        }

        private List<Node> quickNext(Node node) {
            return node.out().stream().map(Flow::to).filter(next -> !waits(next)).toList();
        }

        /** @return whether no path leads through this node without an event or a slow step */
        private boolean waits(Node node) {
            return switch (node.kind()) {
                case MESSAGE, TIMER, RACE -> true;
                case STEP -> node.isSlow();
                case SUB_PROCESS -> waits(node.inner());
                case CALL -> company.called(node).stream().allMatch(drawing -> waits(drawing.scope()));
                default -> false;
            };
        }

        private boolean waits(Scope scope) {
            Boolean before = known.get(scope);
            if (before == null) {
                Set<Node> reached = Reachable.spread(List.of(scope.start()), this::quickNext);
                before = scope.nodes(Node.Kind.END).stream().noneMatch(reached::contains);
                known.put(scope, before);
            }
            return before;
        }
    }
}
