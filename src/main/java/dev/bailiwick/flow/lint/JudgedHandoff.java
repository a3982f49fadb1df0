package dev.bailiwick.flow.lint;

import dev.bailiwick.flow.StepDescription.Role;
import dev.bailiwick.flow.lint.State.Leave;

/** Nobody is handed to people before the policies were asked how. */
final class JudgedHandoff extends Rule {

    JudgedHandoff() {
        super("judged-handoff", "On every path, the policies were asked by judge-handoff before a human is announced by propose-handoff-words and before "
                + "hand-off gives the pen away. No event, no slow step and no step that prepares or judges a message lies between, for it could change "
                + "who is asked for and why.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        drawing.scope().walk(scope -> scope.nodes(Node.Kind.STEP).stream()
                .filter(node -> node.step().role() == Role.HANDS_OFF || node.step().role() == Role.ANNOUNCES_HANDOFF)
                .forEach(node -> company.journeys().arrivals(node).stream().filter(state -> state.leave() != Leave.HANDOFF).findFirst()
                        .ifPresent(state -> found.add(problem(drawing, node.element(), "the policies were not asked how to hand over on the way "
                                + company.journeys().way(node, state) + "; put judge-handoff before it, with no event, no slow step and no step that "
                                + "prepares or judges a message between")))));
    }
}
