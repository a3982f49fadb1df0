package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.drools.BookedPolicy.Stage;
import dev.bailiwick.guardrail.drools.Condition.AllOf;
import dev.bailiwick.guardrail.drools.Condition.Comparison;
import dev.bailiwick.guardrail.drools.Condition.Constraint;
import dev.bailiwick.guardrail.drools.Condition.Literal;
import dev.bailiwick.guardrail.drools.Condition.Operand;
import dev.bailiwick.guardrail.drools.Condition.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says what a policy asks in terms of given facts alone: a fact that rules infer is replaced by what it follows from, one alternative for each way
 * in which it can follow. Where that cannot be said exactly, or in too many ways, the conditions stay as they are; a fact that rules infer is then
 * one that may be there or not, so what is proved of them holds all the same.
 */
final class Unfold {

    /** How many alternatives a policy may have. */
    private static final int MOST = 64;

    private final List<Subject> inferring;
    private int scopes;

    /** @param rules the rules of the book; those that decide are of no interest here */
    Unfold(List<Subject> rules) {
        this.inferring = rules.stream().filter(rule -> rule.stage() != Stage.DECIDE).toList();
    }

    /** Something that cannot be said exactly in terms of given facts. */
    private static final class CannotBeSaid extends Exception {
        CannotBeSaid() {
            super(null, null, false, false);
        }
    }

    /** @return the alternatives, one of which is the case when the rule matches; none at all when it never does */
    List<List<Condition>> alternatives(Subject subject) {
        return alternatives(subject, subject.conditions());
    }

    /** @return the same for conditions that a rule might have instead of its own */
    List<List<Condition>> alternatives(Subject subject, List<Condition> conditions) {
        try {
            return unfolded(conditions, subject);
        } catch (CannotBeSaid e) {
            return List.of(conditions);
        }
    }

    /** @return a world in which a rule with these conditions matches; complete and without one when there is none */
    Worlds.Search search(Subject subject, List<Condition> conditions) {
        boolean complete = true;
        for (List<Condition> alternative : alternatives(subject, conditions)) {
            Worlds.Search search = Worlds.search(alternative, List.of());
            if (search.world().isPresent()) {
                return search;
            }
            complete &= search.complete();
        }
        return new Worlds.Search(Optional.empty(), complete);
    }

    private List<List<Condition>> unfolded(List<Condition> conditions, Subject from) throws CannotBeSaid {
        List<List<Condition>> ways = List.of(List.of());
        for (Condition condition : conditions) {
            if (condition.joined().stream().anyMatch(part -> part.type().inferred())) {
                throw new CannotBeSaid();
            }
            List<List<Condition>> own = !condition.type().inferred() ? List.of(List.of(condition))
                    : condition.absent() ? without(condition, from) : with(condition, from);
            ways = product(ways, own);
        }
        return ways;
    }

    private static List<List<Condition>> product(List<List<Condition>> ways, List<List<Condition>> more) throws CannotBeSaid {
        List<List<Condition>> all = new ArrayList<>();
        for (List<Condition> way : ways) {
            for (List<Condition> other : more) {
                List<Condition> both = new ArrayList<>(way);
                both.addAll(other);
                all.add(both);
                if (all.size() > MOST) {
                    throw new CannotBeSaid();
                }
            }
        }
        return all;
    }

    private List<List<Condition>> with(Condition asked, Subject from) throws CannotBeSaid {
        List<List<Condition>> ways = new ArrayList<>();
        for (List<Condition> cause : causes(asked, from)) {
            ways.addAll(unfolded(cause, from));
        }
        return ways;
    }

    /** None of the ways in which it follows is there: of each, one condition is not met. */
    private List<List<Condition>> without(Condition asked, Subject from) throws CannotBeSaid {
        List<List<Condition>> ways = List.of(List.of());
        for (List<Condition> cause : causes(asked, from)) {
            if (cause.stream().anyMatch(condition -> !condition.bindings().isEmpty())) {
                throw new CannotBeSaid();
            }
            List<List<Condition>> missing = new ArrayList<>();
            for (Condition condition : cause) {
                missing.addAll(unfolded(List.of(condition.opposite()), from));
            }
            ways = product(ways, missing);
        }
        return ways;
    }

    /** @return what an inferred fact that is asked for follows from, for each rule that may infer it */
    private List<List<Condition>> causes(Condition asked, Subject from) throws CannotBeSaid {
        if (!asked.bindings().isEmpty() || !asked.joined().isEmpty()) {
            throw new CannotBeSaid();
        }
        List<List<Condition>> causes = new ArrayList<>();
        for (Subject rule : inferring) {
            for (Inference inference : rule.inferences()) {
                if (inference.type().equals(asked.type()) && (rule.gate() == null || rule.gate() == from.gate() || from.gate() == null)) {
                    if (!from.within(rule) || rule.gate() != null && from.gate() == null) {
                        throw new CannotBeSaid();
                    }
                    cause(rule, inference, asked.constraints()).ifPresent(causes::add);
                }
            }
        }
        return causes;
    }

    private Optional<List<Condition>> cause(Subject rule, Inference inference, List<Constraint> constraints) throws CannotBeSaid {
        String scope = "u" + ++scopes;
        List<Condition> cause = new ArrayList<>(rule.conditions().stream().map(condition -> condition.filled(Map.of(), scope)).toList());
        for (Constraint constraint : constraints) {
            if (!met(constraint, inference, scope, cause)) {
                return Optional.empty();
            }
        }
        return Optional.of(cause);
    }

    /** @return whether the inferred fact can meet a constraint; where that depends on what it follows from, this is asked to */
    private static boolean met(Constraint constraint, Inference inference, String scope, List<Condition> cause) throws CannotBeSaid {
        if (constraint instanceof AllOf all) {
            for (Constraint part : all.parts()) {
                if (!met(part, inference, scope, cause)) {
                    return false;
                }
            }
            return true;
        }
        if (!(constraint instanceof Comparison comparison)) {
            throw new CannotBeSaid();
        }
        int place = new ArrayList<>(inference.type().properties().keySet()).indexOf(comparison.property());
        Operand value = inference.values().get(place);
        if (value instanceof Literal(String text)) {
            if (!(comparison.operand() instanceof Literal)) {
                throw new CannotBeSaid();
            }
            return Worlds.holds(List.of(comparison), Map.of(comparison.property(), Worlds.value(comparison.type(), text)), Map.of());
        }
        String name = scope + ((Variable) value).name();
        Predicate<Condition> names = condition -> condition.bindings().containsKey(name);
        Condition source = cause.stream().filter(names).findFirst().orElseThrow(CannotBeSaid::new);
        List<Constraint> more = new ArrayList<>(source.constraints());
        more.add(new Comparison(source.bindings().get(name), comparison.type(), comparison.operator(), comparison.operand()));
        cause.set(cause.indexOf(source), new Condition(source.absent(), source.type(), source.bindings(), more, source.joined()));
        return true;
    }
}
