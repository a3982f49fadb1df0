package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.drools.BookedPolicy.Stage;
import dev.bailiwick.guardrail.drools.Condition.Comparison;
import dev.bailiwick.guardrail.drools.Condition.Literal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order of a judgement's stages, as it was drawn. Proved when it was read: there is no way round in a circle, every way from the start
 * to an end passes {@code decide} exactly once and last, and no stage twice.
 *
 * @param id    the drawing's id
 * @param start where a judgement begins
 * @param nodes what it passes, by id
 */
record Stages(String id, String start, Map<String, Node> nodes) {

    /** Something that a judgement passes. */
    sealed interface Node {
        String id();
    }

    /** Where it begins, and where it goes on. */
    record Start(String id, String to) implements Node {
    }

    /** Where it ends. */
    record End(String id) implements Node {
    }

    /** A stage, and where it goes on. */
    record Turn(String id, Stage stage, String to) implements Node {
    }

    /** Several ways come together. */
    record Meeting(String id, String to) implements Node {
    }

    /** The first way whose sentence holds, and the way that is gone when none does. */
    record Fork(String id, List<Way> ways, String otherwise) implements Node {
    }

    /**
     * One way out of a fork.
     *
     * @param sentence the sentence on it
     * @param asked    what it asks
     * @param to       where it leads
     */
    record Way(String sentence, List<Condition> asked, String to) {
    }

    /** @return the order for a book that has no drawing: infer, classify, decide */
    static Stages usual() {
        return new Stages("guardrails", "start", Map.of("start", new Start("start", "infer"), "infer", new Turn("infer", Stage.INFER, "classify"),
                "classify", new Turn("classify", Stage.CLASSIFY, "decide"), "decide", new Turn("decide", Stage.DECIDE, "end"), "end",
                new End("end")));
    }

    /**
     * @param gate where a judgement is made
     * @return the orders of stages in which it can be made there
     */
    Set<List<Stage>> orders(Gate gate) {
        Set<List<Stage>> found = new LinkedHashSet<>();
        walk(nodes.get(start), List.of(), gate, found, new HashSet<>());
        return found;
    }

    private void walk(Node node, List<Stage> passed, Gate gate, Set<List<Stage>> found, Set<String> done) {
        if (!done.add(node.id() + passed)) {
            return;
        }
        switch (node) {
            case Start(String id, String to) -> walk(nodes.get(to), passed, gate, found, done);
            case Meeting(String id, String to) -> walk(nodes.get(to), passed, gate, found, done);
            case End end -> found.add(passed);
            case Turn(String id, Stage stage, String to) -> {
                List<Stage> more = new ArrayList<>(passed);
                more.add(stage);
                walk(nodes.get(to), List.copyOf(more), gate, found, done);
            }
            case Fork(String id, List<Way> ways, String otherwise) -> {
                boolean closed = false;
                for (Way way : ways) {
                    if (!closed && possible(way.asked(), gate)) {
                        walk(nodes.get(way.to()), passed, gate, found, done);
                    }
                    closed |= certain(way.asked(), gate);
                }
                if (!closed) {
                    walk(nodes.get(otherwise), passed, gate, found, done);
                }
            }
        }
    }

    private static boolean possible(List<Condition> asked, Gate gate) {
        return asked.stream().noneMatch(condition -> onlyGate(condition) && condition.comparisons().noneMatch(one -> is(one, gate)));
    }

    private static boolean certain(List<Condition> asked, Gate gate) {
        return asked.stream().allMatch(condition -> onlyGate(condition) && condition.comparisons().allMatch(one -> is(one, gate)));
    }

    /** Conditions on the gate alone, of the simplest kind, are known before the judgement; all others may go either way. */
    private static boolean onlyGate(Condition condition) {
        return !condition.absent() && condition.type().name().equals("JudgementFact") && condition.constraints().size() == 1
                && condition.constraints().getFirst() instanceof Comparison one && one.operator().equals("==") && one.operand() instanceof Literal;
    }

    private static boolean is(Comparison one, Gate gate) {
        return one.operand() instanceof Literal(String value) && value.equals(gate.word());
    }
}
