package dev.bailiwick.flow.lint;

import java.util.Set;

/** A procedure ends with an outcome that the conversation knows. */
final class ProcedureEnds extends Rule {

    private static final Set<String> ENDS = Set.of(Journeys.DRAFTED, Journeys.HAND_OFF);

    ProcedureEnds() {
        super("procedure-ends", "A procedure ends with the outcome 'drafted' (something was proposed) or 'handOff' (a human is to take over), "
                + "which is what its last step leaves. The conversation's gateway behind the call reads it.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        if (drawing.isConversation()) {
            return;
        }
        for (Node end : drawing.scope().nodes(Node.Kind.END)) {
            for (State state : company.journeys().arrivals(end)) {
                if (!ENDS.contains(state.word())) {
                    found.add(problem(drawing, end.element(), "the procedure ends with " + (state.word().isEmpty() ? "no outcome" : "the outcome '"
                            + state.word() + "'")
                            + " on the way " + company.journeys().way(end, state) + "; end behind a step that leaves 'drafted' or 'handOff'"));
                }
            }
        }
    }
}
