package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Finding.Action;
import dev.bailiwick.guardrail.drools.Condition.AllOf;
import dev.bailiwick.guardrail.drools.Condition.AnyOf;
import dev.bailiwick.guardrail.drools.Condition.Comparison;
import dev.bailiwick.guardrail.drools.Condition.Constraint;
import dev.bailiwick.guardrail.drools.Condition.Literal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The small changes of one rule: a condition left out or turned round, a limit moved, a list shortened, another action, another thing inferred. */
final class Mutants {

    /** What is easily written in the place of an action. */
    private static final Map<Action, List<Action>> SWAPPED = Map.of(Action.NOTE, List.of(Action.HOLD), Action.SAY_FIRST, List.of(Action.NOTE),
            Action.REDACT, List.of(Action.HOLD), Action.ASK, List.of(Action.HOLD), Action.HOLD, List.of(Action.HAND_OFF, Action.BLOCK),
            Action.BLOCK, List.of(Action.HOLD, Action.HAND_OFF), Action.HAND_OFF, List.of(Action.HOLD, Action.BLOCK));

    private final Subject subject;
    private final List<Mutant> mutants = new ArrayList<>();

    private Mutants(Subject subject) {
        this.subject = subject;
    }

    /**
     * A rule changed.
     *
     * @param rule    the rule as it is then
     * @param what    the change, and the example that would notice it, in words
     * @param differs what holds in the cases in which both rules see different things, in several tries; empty where only what follows is changed
     */
    record Mutant(Subject rule, String what, List<List<Condition>> differs) {
    }

    /**
     * @param subject the rule
     * @param all     every rule of the book
     * @return its changes
     */
    static List<Mutant> of(Subject subject, Collection<Subject> all) {
        Mutants mutants = new Mutants(subject);
        mutants.conditions();
        if (!subject.findings().isEmpty()) {
            mutants.actions(subject.deciding());
        }
        mutants.inferences(all);
        return mutants.mutants;
    }

    private void conditions() {
        List<Condition> conditions = subject.conditions();
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = conditions.get(i);
            if (!condition.names()) {
                List<List<Condition>> differs = List.of(with(i, condition.opposite()));
                if (conditions.size() > 1) {
                    List<Condition> fewer = new ArrayList<>(conditions);
                    fewer.remove(i);
                    mutants.add(new Mutant(subject.asking(fewer), "no example notices when “" + subject.said(i)
                            + "” is left out; add one that misses for this alone", differs));
                }
                mutants.add(new Mutant(subject.asking(differs.getFirst()), "no example notices when “" + subject.said(i)
                        + "” is turned into its opposite; add a hit and a miss", List.of(conditions)));
            }
            for (int part = 0; part < condition.constraints().size(); part++) {
                Constraint asked = condition.constraints().get(part);
                if (condition.constraints().size() > 1) {
                    List<Constraint> fewer = new ArrayList<>(condition.constraints());
                    fewer.remove(part);
                    constraints(i, fewer, "no example notices when “" + Said.of(asked) + "” is left out; add one that misses for this alone");
                }
                for (Change change : changes(asked)) {
                    List<Constraint> others = new ArrayList<>(condition.constraints());
                    others.set(part, change.to());
                    constraints(i, others, change.what());
                }
            }
        }
    }

    private void constraints(int at, List<Constraint> others, String what) {
        Condition condition = subject.conditions().get(at);
        Condition changed = new Condition(condition.absent(), condition.type(), condition.bindings(), others, condition.joined());
        mutants.add(new Mutant(subject.asking(with(at, changed)), what, condition.names() ? List.of()
                : List.of(and(at, condition, changed.opposite()), and(at, changed, condition.opposite()))));
    }

    private List<Condition> with(int at, Condition other) {
        List<Condition> changed = new ArrayList<>(subject.conditions());
        changed.set(at, other);
        return changed;
    }

    private List<Condition> and(int at, Condition one, Condition other) {
        List<Condition> both = with(at, one);
        both.add(other);
        return both;
    }

    private void actions(Finding finding) {
        String is = Said.of(finding.action());
        for (Action action : SWAPPED.get(finding.action())) {
            mutants.add(new Mutant(subject.finding(new Finding(finding.policy(), finding.title(), finding.basis(), action, finding.because(),
                    finding.wording(), finding.target(), finding.follow())), "no example notices when “" + is + "” becomes “" + Said.of(action)
                    + "”; write “expect: " + Expectation.word(finding.action()) + "” in one that hits", List.of()));
        }
        if (finding.action() == Action.HAND_OFF && finding.target() != null) {
            mutants.add(new Mutant(subject.finding(new Finding(finding.policy(), finding.title(), finding.basis(), finding.action(),
                    finding.because(), finding.wording(), "another-team", finding.follow())), "no example notices when another team than " + finding.target()
                    + " takes over; write “expect: hand-off to " + finding.target() + "” in one that hits", List.of()));
        }
    }

    /** Another value that some rule infers; where there is none, one that nobody asks for. */
    private void inferences(Collection<Subject> all) {
        for (int i = 0; i < subject.inferences().size(); i++) {
            Inference inference = subject.inferences().get(i);
            if (inference.values().getFirst() instanceof Literal(String value)
                    && inference.type().properties().values().iterator().next() == String.class) {
                TreeSet<String> others = new TreeSet<>();
                all.stream().flatMap(rule -> rule.inferences().stream()).filter(other -> other.type().equals(inference.type()))
                        .map(other -> other.values().getFirst()).filter(Literal.class::isInstance)
                        .forEach(other -> others.add(((Literal) other).value()));
                others.remove(value);
                String swapped = others.isEmpty() ? "something-else" : others.first();
                List<Condition.Operand> values = new ArrayList<>(inference.values());
                values.set(0, new Literal(swapped));
                List<Inference> changed = new ArrayList<>(subject.inferences());
                changed.set(i, new Inference(inference.type(), values));
                mutants.add(new Mutant(subject.inferring(changed), "no example notices when it says “" + Said.of(inference.type()) + " " + swapped
                        + "” instead of “" + value + "”; add one to a policy that asks for “" + value + "”, with the facts that it follows from", List.of()));
            }
        }
    }

    /** A constraint in the place of another. */
    private record Change(Constraint to, String what) {
    }

    private static List<Change> changes(Constraint constraint) {
        List<Change> changes = new ArrayList<>();
        switch (constraint) {
            case Comparison comparison when comparison.operand() instanceof Literal literal && isNumber(comparison.type()) ->
                numbers(comparison, literal, changes);
            case AnyOf any -> {
                for (int i = 0; i < any.parts().size(); i++) {
                    List<Constraint> fewer = new ArrayList<>(any.parts());
                    Constraint gone = fewer.remove(i);
                    changes.add(new Change(new AnyOf(fewer), "no example notices when “" + Said.of(gone)
                            + "” is taken off the list; add a hit with it"));
                    int at = i;
                    changes(gone).forEach(change -> {
                        List<Constraint> parts = new ArrayList<>(any.parts());
                        parts.set(at, change.to());
                        changes.add(new Change(new AnyOf(parts), change.what()));
                    });
                }
            }
            case AllOf all -> {
                for (int i = 0; i < all.parts().size(); i++) {
                    int at = i;
                    changes(all.parts().get(i)).forEach(change -> {
                        List<Constraint> parts = new ArrayList<>(all.parts());
                        parts.set(at, change.to());
                        changes.add(new Change(new AllOf(parts), change.what()));
                    });
                }
            }
            default -> { }
        }
        return changes;
    }

    private static void numbers(Comparison comparison, Literal literal, List<Change> changes) {
        String operator = comparison.operator();
        String edge = switch (operator) {
            case ">=" -> ">";
            case ">" -> ">=";
            case "<=" -> "<";
            case "<" -> "<=";
            default -> null;
        };
        String said = Said.of(comparison);
        if (edge != null) {
            Comparison moved = new Comparison(comparison.property(), comparison.type(), edge, literal);
            changes.add(new Change(moved, "no example notices when “" + said + "” becomes “" + Said.of(moved) + "”; add one with exactly " + Said.value(comparison)));
        }
        for (int direction : new int[] {-1, 1}) {
            BigDecimal step = comparison.type() == double.class ? new BigDecimal("0.05") : BigDecimal.ONE;
            BigDecimal other = new BigDecimal(literal.value()).add(step.multiply(BigDecimal.valueOf(direction)));
            Comparison moved = new Comparison(comparison.property(), comparison.type(), operator, new Literal(other.toPlainString()));
            changes.add(new Change(moved, "no example notices when “" + said + "” becomes “" + Said.of(moved) + "”; add one on each side of "
                    + Said.value(comparison)));
        }
    }

    private static boolean isNumber(Class<?> type) {
        return type == int.class || type == long.class || type == double.class;
    }
}
