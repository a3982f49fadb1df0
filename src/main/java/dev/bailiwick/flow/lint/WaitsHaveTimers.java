package dev.bailiwick.flow.lint;

/** Nothing is waited for without end. */
final class WaitsHaveTimers extends Rule {

    WaitsHaveTimers() {
        super("waits-have-timers", "Every wait has a timer. A message is waited for behind a gateway of events, which has a timer among its "
                + "branches; slow steps have their limit in the catalogue. So no conversation is forgotten.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        drawing.scope().walk(scope -> {
            for (Node race : scope.nodes(Node.Kind.RACE)) {
                if (race.out().stream().noneMatch(flow -> flow.to().is(Node.Kind.TIMER))) {
                    found.add(problem(drawing, race.element(), "this gateway waits without end; add a timer branch, such as P1D"));
                }
            }
            for (Node message : scope.nodes(Node.Kind.MESSAGE)) {
                if (message.host() == null && message.in().stream().noneMatch(flow -> flow.from().is(Node.Kind.RACE))) {
                    found.add(problem(drawing, message.element(), "this event waits without end; put a gateway of events before it, with a timer "
                            + "branch"));
                }
            }
        });
    }
}
