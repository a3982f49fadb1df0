package dev.bailiwick.flow.lint;

/** The chosen procedure is called only where one was chosen. */
final class ChosenProcedure extends Rule {

    private static final String PROCEDURE = "procedure";

    ChosenProcedure() {
        super("chosen-procedure", "A call of `${procedure}` is reached only by the branch `${outcome == 'procedure'}` behind judge-message, with "
                + "no step between. On any other path nobody has chosen a procedure, and the engine would stop.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        drawing.scope().walk(scope -> scope.nodes(Node.Kind.CALL).stream().filter(Node::chosen)
                .forEach(call -> company.journeys().arrivals(call).stream().filter(state -> !state.word().equals(PROCEDURE)).findFirst()
                        .ifPresent(state -> found.add(problem(drawing, call.element(), "no procedure was chosen on the way "
                                + company.journeys().way(call, state)
                                + "; lead only the branch ${outcome == 'procedure'} behind judge-message here")))));
    }
}
