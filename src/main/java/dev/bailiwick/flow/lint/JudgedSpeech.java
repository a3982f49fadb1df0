package dev.bailiwick.flow.lint;

import dev.bailiwick.flow.StepDescription.Role;
import dev.bailiwick.flow.lint.State.Draft;

/** Nothing is said that was not judged and cleared just before. */
final class JudgedSpeech extends Rule {

    JudgedSpeech() {
        super("judged-speech", "On every path, a draft that is said was judged by judge-draft after it was proposed, and the path took the branch "
                + "`${outcome == 'cleared'}`. No event, no slow step and no other proposal lies between the judgement and the saying, a draft is "
                + "said once, and judge-draft finds a draft to judge. This is proved over sub-processes and calls, for all paths there are.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        drawing.scope().walk(scope -> {
            for (Node node : scope.nodes(Node.Kind.STEP)) {
                for (State state : company.journeys().arrivals(node)) {
                    check(drawing, node, state, company.journeys().way(node, state), found);
                }
            }
        });
    }

    private void check(Drawing drawing, Node node, State state, String way, Problems found) {
        if (node.step().role() == Role.SPEAKS && state.draft() == Draft.NOTHING) {
            found.add(problem(drawing, node.element(), "there is no draft to say on the way " + way
                    + "; propose one, judge it by judge-draft and take the branch 'cleared'"));
        } else if (node.step().role() == Role.SPEAKS && state.draft() == Draft.UNJUDGED) {
            found.add(problem(drawing, node.element(), "an unjudged draft would be said on the way " + way
                    + "; judge it by judge-draft and lead only the branch ${outcome == 'cleared'} here, with no event and no slow step between"));
        } else if (node.step().role() == Role.JUDGES_DRAFT && state.draft() == Draft.NOTHING) {
            found.add(problem(drawing, node.element(), "there is no draft to judge on the way " + way + "; propose one first"));
        }
    }
}
