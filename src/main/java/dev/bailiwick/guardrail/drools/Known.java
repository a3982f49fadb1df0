package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.drools.Condition.AllOf;
import dev.bailiwick.guardrail.drools.Condition.AnyOf;
import dev.bailiwick.guardrail.drools.Condition.Comparison;
import dev.bailiwick.guardrail.drools.Condition.Constraint;
import dev.bailiwick.guardrail.drools.Condition.Literal;
import dev.bailiwick.guardrail.drools.Condition.Negated;
import dev.bailiwick.guardrail.drools.Condition.Slot;
import dev.bailiwick.guardrail.drools.Condition.Variable;
import dev.bailiwick.guardrail.facts.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known, and whether conditions hold of it, reckoned one rule at a time and sharing nothing between them: for conditions that stand outside
 * a rule, for what is tried of a rule, and to see that Drools, which shares much, overlooks nothing.
 */
final class Known {

    private final Map<Class<?>, List<Fact>> facts = new HashMap<>();

    /** @param known what is known */
    Known(Collection<?> known) {
        for (Object one : known) {
            if (one instanceof Fact fact) {
                facts.computeIfAbsent(fact.getClass(), fresh -> new ArrayList<>()).add(fact);
            }
        }
    }

    /**
     * @param conditions what must be the case
     * @return whether all of it is
     */
    boolean holds(List<Condition> conditions) {
        return holds(conditions, 0, Map.of());
    }

    private boolean holds(List<Condition> conditions, int at, Map<String, Object> names) {
        if (at == conditions.size()) {
            return true;
        }
        Condition asked = conditions.get(at);
        for (Fact fact : facts.getOrDefault(asked.type().type(), List.of())) {
            if (meets(asked, fact, names)) {
                Map<String, Object> more = named(asked, fact, names);
                if (holds(asked.joined(), 0, more)) {
                    if (asked.absent()) {
                        return false;
                    }
                    if (holds(conditions, at + 1, asked.names() ? more : names)) {
                        return true;
                    }
                    if (!asked.names()) {
                        // Another such fact would be answered the same.
                        return false;
                    }
                }
            }
        }
        return asked.absent() && holds(conditions, at + 1, names);
    }

    /**
     * @param conditions what must be the case
     * @return for each way in which it is the case, the values of the properties that are named, once each
     */
    Set<Map<String, Object>> ways(List<Condition> conditions) {
        Set<Map<String, Object>> ways = new LinkedHashSet<>();
        ways(conditions, 0, Map.of(), ways);
        return ways;
    }

    private void ways(List<Condition> conditions, int at, Map<String, Object> names, Set<Map<String, Object>> ways) {
        if (at == conditions.size()) {
            ways.add(names);
            return;
        }
        Condition asked = conditions.get(at);
        if (asked.absent() || !asked.names()) {
            if (holds(List.of(asked), 0, names)) {
                ways(conditions, at + 1, names, ways);
            }
            return;
        }
        for (Fact fact : facts.getOrDefault(asked.type().type(), List.of())) {
            if (meets(asked, fact, names)) {
                ways(conditions, at + 1, named(asked, fact, names), ways);
            }
        }
    }

    private static Map<String, Object> named(Condition asked, Fact fact, Map<String, Object> names) {
        if (asked.bindings().isEmpty()) {
            return names;
        }
        Map<String, Object> more = new HashMap<>(names);
        asked.bindings().forEach((name, property) -> more.put(name, asked.type().value(fact, property)));
        return more;
    }

    private static boolean meets(Condition asked, Fact fact, Map<String, Object> names) {
        for (Constraint constraint : asked.constraints()) {
            if (!meets(asked.type(), constraint, fact, names)) {
                return false;
            }
        }
        return true;
    }

    private static boolean meets(FactType type, Constraint constraint, Fact fact, Map<String, Object> names) {
        return switch (constraint) {
            case AllOf all -> all.parts().stream().allMatch(part -> meets(type, part, fact, names));
            case AnyOf any -> any.parts().stream().anyMatch(part -> meets(type, part, fact, names));
            case Negated not -> !meets(type, not.part(), fact, names);
            case Comparison comparison -> compared(comparison, type.value(fact, comparison.property()), names);
        };
    }

    private static boolean compared(Comparison comparison, Object value, Map<String, Object> names) {
        Object other = switch (comparison.operand()) {
            case Literal(String text) -> Literals.value(comparison.type(), text);
            case Variable(String name) -> names.get(name);
            case Slot(String before, String name) -> throw new IllegalStateException("the place {" + name + "} was not filled");
        };
        if (value == null || other == null) {
            return comparison.operator().equals("!=") && value != other;
        }
        @SuppressWarnings("unchecked")
        int order = ((Comparable<Object>) value).compareTo(other);
        return switch (comparison.operator()) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }
}
