package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Mutations;
import dev.bailiwick.guardrail.drools.Condition.AllOf;
import dev.bailiwick.guardrail.drools.Condition.AnyOf;
import dev.bailiwick.guardrail.drools.Condition.Comparison;
import dev.bailiwick.guardrail.drools.Condition.Constraint;
import dev.bailiwick.guardrail.drools.Condition.Literal;
import dev.bailiwick.guardrail.drools.Condition.Negated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Changes each policy in small ways and sees whether any of its examples notices. The conditions are reckoned here as Drools reckons them. */
final class MutateBook {

    private final List<Subject> subjects;
    private final Map<String, List<Example>> examples;
    private final List<Mutations.Unnoticed> unnoticed = new ArrayList<>();
    private int tried;

    private MutateBook(List<Subject> subjects, List<Example> examples) {
        this.subjects = subjects;
        this.examples = examples.stream().collect(Collectors.groupingBy(Example::policy));
    }

    /** A change of a rule's conditions, in words, with the example that would notice it. */
    private record Mutant(List<Condition> conditions, String what) {
    }

    static Mutations mutate(List<Subject> subjects, List<Example> examples, Duration limit) {
        MutateBook book = new MutateBook(subjects, examples);
        long start = System.nanoTime();
        boolean complete = true;
        for (Subject subject : subjects) {
            if (System.nanoTime() - start > limit.toNanos()) {
                complete = false;
                break;
            }
            book.mutate(subject);
        }
        return new Mutations(book.tried, book.tried - book.unnoticed.size(), complete, List.copyOf(book.unnoticed));
    }

    private void mutate(Subject subject) {
        for (Mutant mutant : mutants(subject.conditions())) {
            tried++;
            if (!isNoticed(subject, mutant)) {
                unnoticed.add(new Mutations.Unnoticed(subject.policy(), subject.path(), subject.name() + ": " + mutant.what()));
            }
        }
    }

    private boolean isNoticed(Subject subject, Mutant mutant) {
        List<Subject> others = subjects.stream().filter(other -> other != subject && other.policy().equals(subject.policy())).toList();
        return examples.getOrDefault(subject.policy(), List.of()).stream().anyMatch(example -> {
            boolean covered = !example.day().isBefore(subject.since()) && (subject.until() == null || !example.day().isAfter(subject.until()));
            boolean hits = covered && (Condition.hold(mutant.conditions(), example.facts())
                    || others.stream().anyMatch(other -> Condition.hold(other.conditions(), example.facts())));
            return hits != example.hit();
        });
    }

    private static List<Mutant> mutants(List<Condition> conditions) {
        List<Mutant> mutants = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = conditions.get(i);
            if (conditions.size() > 1 && !condition.names()) {
                mutants.add(new Mutant(without(conditions, i), "no example notices when “" + said(condition)
                        + "” is left out; add one that misses for this alone"));
            }
            if (!condition.names()) {
                mutants.add(new Mutant(with(conditions, i, condition.opposite()), "no example notices when “" + said(condition) + "” is turned into its opposite; add a hit and a miss"));
            }
            for (int part = 0; part < condition.constraints().size(); part++) {
                for (Change change : changes(condition.constraints().get(part))) {
                    List<Constraint> constraints = new ArrayList<>(condition.constraints());
                    constraints.set(part, change.to());
                    Condition changed = new Condition(condition.absent(), condition.type(), condition.bindings(), constraints, condition.joined());
                    mutants.add(new Mutant(with(conditions, i, changed), change.what()));
                }
            }
        }
        return mutants;
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
                    changes.add(new Change(new AnyOf(fewer), "no example notices when “" + said(gone) + "” is taken off the list; add a hit with it"));
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
        String said = said(comparison);
        if (edge != null) {
            Comparison moved = new Comparison(comparison.property(), comparison.type(), edge, literal);
            changes.add(new Change(moved, "no example notices when “" + said + "” becomes “" + said(moved) + "”; add one with exactly " + literal.value()));
        }
        for (int direction : new int[] {-1, 1}) {
            java.math.BigDecimal step = comparison.type() == double.class ? new java.math.BigDecimal("0.05") : java.math.BigDecimal.ONE;
            java.math.BigDecimal other = new java.math.BigDecimal(literal.value()).add(step.multiply(java.math.BigDecimal.valueOf(direction)));
            Comparison moved = new Comparison(comparison.property(), comparison.type(), operator, new Literal(other.toPlainString()));
            changes.add(new Change(moved, "no example notices when “" + said + "” becomes “" + said(moved) + "”; add one on each side of "
                    + literal.value()));
        }
    }

    private static boolean isNumber(Class<?> type) {
        return type == int.class || type == long.class || type == double.class;
    }

    private static List<Condition> without(List<Condition> conditions, int at) {
        List<Condition> fewer = new ArrayList<>(conditions);
        fewer.remove(at);
        return fewer;
    }

    private static List<Condition> with(List<Condition> conditions, int at, Condition other) {
        List<Condition> changed = new ArrayList<>(conditions);
        changed.set(at, other);
        return changed;
    }

    private static String said(Condition condition) {
        return (condition.absent() ? "no " : "") + condition.parts().map(part -> part.type().name().replaceFirst("Fact$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT) + part.constraints().stream().map(MutateBook::said)
                .collect(Collectors.joining(" and ", part.constraints().isEmpty() ? "" : " with ", ""))).collect(Collectors.joining(", together with "));
    }

    private static String said(Constraint constraint) {
        return switch (constraint) {
            case AllOf all -> all.parts().stream().map(MutateBook::said).collect(Collectors.joining(" and "));
            case AnyOf any -> any.parts().stream().map(MutateBook::said).collect(Collectors.joining(" or "));
            case Negated not -> "not (" + said(not.part()) + ")";
            case Comparison comparison -> {
                String value = comparison.operand() instanceof Literal literal ? literal.value().isEmpty() ? "nothing" : literal.value()
                        : "that of the other";
                yield comparison.property() + switch (comparison.operator()) {
                    case "==" -> " ";
                    case "!=" -> " other than ";
                    case "<" -> " below ";
                    case "<=" -> " of at most ";
                    case ">" -> " above ";
                    default -> " of at least ";
                } + value;
            }
        };
    }
}
