package dev.bailiwick.flow.lint;

import dev.bailiwick.flow.StepDescription.Role;
import dev.bailiwick.flow.lint.State.Leave;

/** The company writes first only when the policies allow it. */
final class JudgedOutreach extends Rule {

    JudgedOutreach() {
        super("judged-outreach", "Words that nobody asked for are proposed by propose-unasked-words, right behind judge-outreach and the branch "
                + "`${outcome == 'allowed'}`. Every other step that proposes words needs a customer who waits for an answer: who wrote, or is owed "
                + "one when the assistant begins. After a silence, after a reply and after a handoff nobody waits.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        drawing.scope().walk(scope -> {
            for (Node node : scope.nodes(Node.Kind.STEP)) {
                company.journeys().arrivals(node).stream().filter(state -> !allowed(node.step().role(), state)).findFirst()
                        .ifPresent(state -> found.add(problem(drawing, node.element(), what(node.step().role()) + company.journeys().way(node, state)
                                + cure(node.step().role()))));
            }
        });
    }

    private static boolean allowed(Role role, State state) {
        return switch (role) {
            case PROPOSES_UNASKED -> state.leave() == Leave.OUTREACH;
            case PROPOSES, ANNOUNCES_HANDOFF -> state.waited();
            default -> true;
        };
    }

    private static String what(Role role) {
        return role == Role.PROPOSES_UNASKED ? "nobody allowed the company to write first on the way " : "nobody waits for words on the way ";
    }

    private static String cure(Role role) {
        return role == Role.PROPOSES_UNASKED ? "; put judge-outreach right before it and lead only the branch ${outcome == 'allowed'} here"
                : "; write first by judge-outreach and propose-unasked-words, or lead the way here over a customer who wrote";
    }
}
