package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.facts.Fact;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * There is, or there is not, a fact of a type that meets all constraints, together with all that is joined to it. Everything that a policy can ask.
 *
 * @param absent      whether no such fact may be there
 * @param type        the kind of fact
 * @param bindings    properties whose values later conditions of the same sentence may compare with; where something is joined, only that
 * @param constraints what the fact must meet, all of it
 * @param joined      further facts that must be there with it, none of them absent; so what cannot be shown counts as not shown, whichever is missing
 */
record Condition(boolean absent, FactType type, Map<String, String> bindings, List<Constraint> constraints, List<Condition> joined) {

    Condition(boolean absent, FactType type, Map<String, String> bindings, List<Constraint> constraints) {
        this(absent, type, bindings, constraints, List.of());
    }

    /** What a fact must meet. */
    sealed interface Constraint {
    }

    /**
     * A property compared with a value.
     *
     * @param property the property's name
     * @param type     its type
     * @param operator one of {@code == != < <= > >=}
     * @param operand  the value
     */
    record Comparison(String property, Class<?> type, String operator, Operand operand) implements Constraint {
    }

    /** @param parts all must be met */
    record AllOf(List<Constraint> parts) implements Constraint {
    }

    /** @param parts one must be met */
    record AnyOf(List<Constraint> parts) implements Constraint {
    }

    /** @param part what must not be met */
    record Negated(Constraint part) implements Constraint {
    }

    /** What a property is compared with. */
    sealed interface Operand {
    }

    /** @param value a value that fits the property's type: a text, a whole number, a number or a truth, as it is written */
    record Literal(String value) implements Operand {
    }

    /**
     * @param before what stands before the place, often nothing
     * @param name   a place that the officer's words fill
     */
    record Slot(String before, String name) implements Operand {
    }

    /** @param name a property bound by an earlier condition of the same sentence */
    record Variable(String name) implements Operand {
    }

    /**
     * @param values what stands in the sentence's places
     * @param scope  letters and digits of this use of the sentence alone, so that its names meet no other's
     * @return the condition with every place filled
     * @throws IllegalArgumentException when a value does not fit its property; the message says what would
     */
    Condition filled(Map<String, String> values, String scope) {
        Map<String, String> own = new LinkedHashMap<>();
        bindings.forEach((name, property) -> own.put(scope + name, property));
        return new Condition(absent, type, own, constraints.stream().map(part -> filled(part, values, scope)).toList(),
                joined.stream().map(other -> other.filled(values, scope)).toList());
    }

    private static Constraint filled(Constraint constraint, Map<String, String> values, String scope) {
        return switch (constraint) {
            case AllOf all -> new AllOf(all.parts().stream().map(part -> filled(part, values, scope)).toList());
            case AnyOf any -> new AnyOf(any.parts().stream().map(part -> filled(part, values, scope)).toList());
            case Negated not -> new Negated(filled(not.part(), values, scope));
            case Comparison comparison -> new Comparison(comparison.property(), comparison.type(), comparison.operator(),
                    switch (comparison.operand()) {
                        case Slot(String before, String name) -> new Literal(Literals.fitting(comparison.property(), comparison.type(),
                                before + values
                            .get(name)));
                        case Variable(String name) -> new Variable(scope + name);
                        case Literal literal -> literal;
                    });
        };
    }

    /**
     * Whether all conditions hold, as Drools would find it; reckoned here for the few that stand outside a rule.
     *
     * @param conditions what must be the case
     * @param facts      what is known
     */
    static boolean hold(List<Condition> conditions, Collection<Fact> facts) {
        return new Known(facts).holds(conditions);
    }

    /**
     * @param conditions what must be the case
     * @param facts      what is known
     * @return for each way in which it is the case, the values of the properties that are named, once each
     */
    static Set<Map<String, Object>> ways(List<Condition> conditions, Collection<Fact> facts) {
        return new Known(facts).ways(conditions);
    }

    /** @return whether later conditions may compare with what it names */
    boolean names() {
        return joined.isEmpty() && !bindings.isEmpty();
    }

    /** @return this fact and those joined to it, each on its own */
    Stream<Condition> parts() {
        return Stream.concat(Stream.of(this), joined.stream());
    }

    /** @return the same with the opposite of {@link #absent} */
    Condition opposite() {
        return new Condition(!absent, type, bindings, constraints, joined);
    }

    /** @return the names of all places in the constraints, those of what is joined too */
    Stream<String> places() {
        return parts().flatMap(part -> part.constraints.stream()).flatMap(Condition::places);
    }

    private static Stream<String> places(Constraint constraint) {
        return comparisons(constraint).map(Comparison::operand).filter(Slot.class::isInstance).map(operand -> ((Slot) operand).name());
    }

    /** @return every comparison in the constraints, without those of what is joined */
    Stream<Comparison> comparisons() {
        return constraints.stream().flatMap(Condition::comparisons);
    }

    private static Stream<Comparison> comparisons(Constraint constraint) {
        return switch (constraint) {
            case AllOf all -> all.parts().stream().flatMap(Condition::comparisons);
            case AnyOf any -> any.parts().stream().flatMap(Condition::comparisons);
            case Negated not -> comparisons(not.part());
            case Comparison comparison -> Stream.of(comparison);
        };
    }
}
