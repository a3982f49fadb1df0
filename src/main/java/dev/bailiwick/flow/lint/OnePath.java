package dev.bailiwick.flow.lint;

/** A conversation is in one place at a time, and every place leads on. */
final class OnePath extends Rule {

    OnePath() {
        super("one-path", "Every element but an end event leads on, and by exactly one flow; only gateways have several. Without a gateway, two "
                + "flows would fork the conversation, and two paths could both speak. A gateway of events leads only to intermediate events, at "
                + "least two, and each of those is reached from it alone. No flow leads into an event at an edge.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        drawing.scope().walk(scope -> scope.nodes().forEach(node -> check(drawing, node, found)));
    }

    private void check(Drawing drawing, Node node, Problems found) {
        if (node.out().isEmpty() && !node.is(Node.Kind.END)) {
            found.add(problem(drawing, node.element(), "no flow leads on from here; draw one, to an end event if the path is over"));
        }
        if (node.out().size() > 1 && !node.is(Node.Kind.DECISION) && !node.is(Node.Kind.RACE) && !node.is(Node.Kind.END)) {
            found.add(problem(drawing, node.element(), "several flows leave here, which would all be taken at once; put an exclusive gateway in "
                    + "between"));
        }
        if (node.host() != null && !node.in().isEmpty()) {
            found.add(problem(drawing, node.element(), "a flow leads into an event at an edge; lead it to the activity"));
        }
        if (node.is(Node.Kind.RACE)) {
            checkRace(drawing, node, found);
        }
    }

    private void checkRace(Drawing drawing, Node race, Problems found) {
        if (race.out().size() < 2) {
            found.add(problem(drawing, race.element(), "the gateway of events waits for fewer than two; lead it to a message and a timer"));
        }
        for (Flow flow : race.out()) {
            Node event = flow.to();
            if (!event.is(Node.Kind.MESSAGE) && !event.is(Node.Kind.TIMER) || event.host() != null) {
                found.add(problem(drawing, flow.element(), "a gateway of events leads to " + event.id() + "; lead it to intermediate events only"));
            } else if (event.in().size() != 1) {
                found.add(problem(drawing, event.element(), "an event behind a gateway of events is reached from elsewhere too; lead the other "
                        + "flow to the gateway"));
            }
        }
    }
}
