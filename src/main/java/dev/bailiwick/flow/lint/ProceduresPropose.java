package dev.bailiwick.flow.lint;

import dev.bailiwick.flow.StepDescription.Role;
import java.util.Set;

/** A procedure prepares, asks and proposes; the conversation judges, says and hands over. */
final class ProceduresPropose extends Rule {

    private static final Set<Role> ALLOWED = Set.of(Role.PREPARES, Role.PROPOSES);

    ProceduresPropose() {
        super("procedures-propose", "A procedure (every drawing but conversation.bpmn) only prepares, asks and proposes. It does not judge, speak, "
                + "hand off or close, and it waits for no event: after it the conversation's one path judges and says what it proposed, and the "
                + "next message calls the procedure again.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        if (drawing.isConversation()) {
            return;
        }
        drawing.scope().walk(scope -> {
            for (Node node : scope.nodes()) {
                if (node.is(Node.Kind.STEP) && !ALLOWED.contains(node.step().role())) {
                    found.add(problem(drawing, node.element(), "a procedure does not use " + node.step().name()
                            + "; leave the outcome 'drafted' or 'handOff' at the end, and the conversation does it"));
                } else if (node.isEvent()) {
                    found.add(problem(drawing, node.element(), "a procedure waits for no event; propose a question and end, the next message calls "
                            + "it again"));
                }
            }
        });
    }
}
