package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.drools.Condition.AllOf;
import dev.bailiwick.guardrail.drools.Condition.AnyOf;
import dev.bailiwick.guardrail.drools.Condition.Comparison;
import dev.bailiwick.guardrail.drools.Condition.Constraint;
import dev.bailiwick.guardrail.drools.Condition.Literal;
import dev.bailiwick.guardrail.drools.Condition.Negated;
import dev.bailiwick.guardrail.drools.Condition.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Looks for facts under which conditions hold together. The conditions of policies compare properties with values and with each other, and nothing
 * else; so only the values that are named, those right beside them and one that nobody names can make a difference, and trying these is
 * trying everything. Where they would be too many to try, nothing is said.
 */
final class Worlds {

    /** How many worlds are tried before nothing is said. */
    private static final int MOST = 60_000;
    private static final String OTHER = "something else";

    /** Ranges that a property cannot leave, by fact and property. */
    private static final Map<String, double[]> RANGES = Map.of("TopicFact.nearness", new double[] {0, 1}, "MessageFact.languageConfidence",
            new double[] {0, 1}, "MessageFact.intentNearness", new double[] {0, 1}, "CompanyTimeFact.minute", new double[] {0, 1439},
            "CoverageFact.hours", new double[] {0, 9999});
    static final List<String> WEEKDAYS = List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");

    /** Facts, each its properties by name; of the properties only those that matter. */
    record World(Map<String, Map<String, Object>> single, List<Map.Entry<String, Map<String, Object>>> several) {

        @Override
        public String toString() {
            List<String> said = new ArrayList<>();
            single.forEach((fact, properties) -> said.add(words(fact, properties)));
            several.forEach(fact -> said.add(words(fact.getKey(), fact.getValue())));
            return String.join("; ", said.stream().filter(words -> !words.isEmpty()).toList());
        }

        private static String words(String fact, Map<String, Object> properties) {
            if (properties.isEmpty()) {
                return "";
            }
            List<String> parts = new ArrayList<>();
            properties.forEach((name, value) -> parts.add(said(name, value)));
            return fact.replaceFirst("Fact$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT) + ": "
                    + String.join(", ", parts);
        }
    }

    /** A minute of the day is a time, and a whole number has no point. */
    private static String said(String name, Object value) {
        if (name.equals("minute") && value instanceof Double minute) {
            return Said.time(minute.intValue());
        }
        if (name.equals("weekday") && value instanceof String day && WEEKDAYS.contains(day)) {
            return Said.weekday(day);
        }
        return name + " " + (value.equals("") ? "empty" : value instanceof Double number && number == Math.rint(number)
                ? String.valueOf(number.longValue()) : value);
    }

    /** What was found. */
    record Search(Optional<World> world, boolean complete) {
    }

    private final Map<String, TreeSet<Object>> values = new TreeMap<>();
    private int tried;

    private Worlds() {
    }

    /**
     * @param conditions what must hold together
     * @param others     conditions whose values are to be tried as well
     * @return a world in which they hold; complete and without one when there is none
     */
    static Search search(List<Condition> conditions, List<Condition> others) {
        List<Condition> alone = conditions.stream().filter(condition -> condition.joined().isEmpty()).toList();
        if (alone.size() < conditions.size()) {
            // Facts that belong together are left out: where there is no world without them there is none with them, and else nothing is said.
            Search without = search(alone, others);
            return new Search(Optional.empty(), without.complete() && without.world().isEmpty());
        }
        Worlds worlds = new Worlds();
        conditions.forEach(worlds::gather);
        others.stream().filter(condition -> condition.joined().isEmpty()).forEach(worlds::gather);
        worlds.share(conditions);
        List<String> names = conditions.stream().filter(condition -> isSingle(condition.type())).map(Worlds::mentioned).flatMap(Set::stream)
                .distinct().sorted().toList();
        Optional<World> found = worlds.singles(names, 0, new LinkedHashMap<>(), conditions);
        return new Search(found, worlds.tried < MOST);
    }

    static boolean isSingle(FactType type) {
        // Facts of which there is always one at their gate; what may be missing is found, or left out, like a fact of which there are several.
        return Set.of("MessageFact", "CustomerFact", "ConversationFact", "CompanyTimeFact", "DeskFact", "DraftFact", "HandoffFact",
                "ToolRequestFact", "OutreachFact").contains(type.name());
    }

    private static Set<String> mentioned(Condition condition) {
        Set<String> names = new TreeSet<>();
        condition.comparisons().forEach(comparison -> names.add(condition.type().name() + "." + comparison.property()));
        condition.bindings().values().forEach(property -> names.add(condition.type().name() + "." + property));
        return names;
    }

    private void gather(Condition condition) {
        for (String name : mentioned(condition)) {
            String property = name.substring(name.indexOf('.') + 1);
            values.computeIfAbsent(name, fresh -> first(name, condition.type().properties().get(property)));
        }
        condition.comparisons().filter(comparison -> comparison.operand() instanceof Literal).forEach(comparison ->
                add(condition.type().name() + "." + comparison.property(), comparison.type(), ((Literal) comparison.operand()).value()));
    }

    private static TreeSet<Object> first(String name, Class<?> type) {
        TreeSet<Object> first = new TreeSet<>();
        if (type == String.class) {
            first.addAll(name.equals("CompanyTimeFact.weekday") ? WEEKDAYS : List.of("", OTHER));
        } else if (type == boolean.class) {
            first.addAll(List.of(false, true));
        } else if (type == double.class || type == int.class || type == long.class) {
            first.add(0.0);
        }
        return first;
    }

    private void add(String name, Class<?> type, String value) {
        TreeSet<Object> known = values.get(name);
        if (type == String.class) {
            if (!name.equals("CompanyTimeFact.weekday")) {
                known.add(value);
            }
        } else if (type != boolean.class) {
            double number = Double.parseDouble(value);
            double step = type == double.class ? 0.001 : 1;
            double[] range = RANGES.getOrDefault(name, new double[] {0, Double.MAX_VALUE});
            for (double near : new double[] {number - step, number, number + step}) {
                if (near >= range[0] && near <= range[1]) {
                    known.add(near);
                }
            }
        }
    }

    /** Properties that are compared with each other have to be able to be equal, and to differ. */
    private void share(List<Condition> conditions) {
        Map<String, String> sources = new LinkedHashMap<>();
        conditions.forEach(condition -> condition.bindings().forEach((name, property) -> sources.put(name, condition.type().name() + "." + property)));
        for (Condition condition : conditions) {
            condition.comparisons().filter(comparison -> comparison.operand() instanceof Variable).forEach(comparison -> {
                String source = sources.get(((Variable) comparison.operand()).name());
                String target = condition.type().name() + "." + comparison.property();
                if (source != null) {
                    values.get(source).addAll(values.get(target));
                    values.get(target).addAll(values.get(source));
                }
            });
        }
    }

    private Optional<World> singles(List<String> names, int at, Map<String, Map<String, Object>> chosen, List<Condition> conditions) {
        if (at == names.size()) {
            return ++tried >= MOST ? Optional.empty() : complete(chosen, conditions);
        }
        String name = names.get(at);
        String fact = name.substring(0, name.indexOf('.'));
        String property = name.substring(name.indexOf('.') + 1);
        for (Object value : values.get(name)) {
            chosen.computeIfAbsent(fact, fresh -> new LinkedHashMap<>()).put(property, value);
            Optional<World> found = singles(names, at + 1, chosen, conditions);
            if (found.isPresent() || tried >= MOST) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<World> complete(Map<String, Map<String, Object>> single, List<Condition> conditions) {
        Map<String, Object> names = new LinkedHashMap<>();
        conditions.forEach(condition -> condition.bindings().forEach((name, property) -> {
            Map<String, Object> fact = single.get(condition.type().name());
            if (fact != null) {
                names.put(name, fact.get(property));
            }
        }));
        List<Map.Entry<String, Map<String, Object>>> several = new ArrayList<>();
        for (Condition condition : conditions) {
            if (isSingle(condition.type())) {
                boolean holds = holds(condition.constraints(), single.getOrDefault(condition.type().name(), Map.of()), names);
                if (holds == condition.absent()) {
                    return Optional.empty();
                }
            } else if (!condition.absent()) {
                Optional<Map<String, Object>> fact = fact(condition, conditions, names);
                if (fact.isEmpty()) {
                    return Optional.empty();
                }
                several.add(Map.entry(condition.type().name(), fact.get()));
            }
        }
        Map<String, Map<String, Object>> copy = new LinkedHashMap<>();
        single.forEach((fact, properties) -> copy.put(fact, new LinkedHashMap<>(properties)));
        return Optional.of(new World(copy, several));
    }

    /** Of facts that there can be several of, each condition may have its own; none may be one that must not be there. */
    private Optional<Map<String, Object>> fact(Condition wanted, List<Condition> all, Map<String, Object> names) {
        List<Condition> forbidden = all.stream().filter(other -> other.absent() && other.type().equals(wanted.type())).toList();
        Set<String> properties = new TreeSet<>(mentioned(wanted));
        forbidden.forEach(other -> properties.addAll(mentioned(other)));
        return fact(new ArrayList<>(properties), 0, new LinkedHashMap<>(), wanted, forbidden, names);
    }

    private Optional<Map<String, Object>> fact(List<String> properties, int at, Map<String, Object> chosen, Condition wanted,
            List<Condition> forbidden, Map<String, Object> names) {
        if (at == properties.size()) {
            tried++;
            return holds(wanted.constraints(), chosen, names) && forbidden.stream().noneMatch(other -> holds(other.constraints(), chosen, names))
                    ? Optional.of(new LinkedHashMap<>(chosen)) : Optional.empty();
        }
        String name = properties.get(at);
        for (Object value : values.get(name)) {
            chosen.put(name.substring(name.indexOf('.') + 1), value);
            Optional<Map<String, Object>> found = fact(properties, at + 1, chosen, wanted, forbidden, names);
            if (found.isPresent() || tried >= MOST) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** @return whether all constraints hold of a fact's properties */
    static boolean holds(List<Constraint> constraints, Map<String, Object> fact, Map<String, Object> names) {
        return constraints.stream().allMatch(constraint -> holds(constraint, fact, names));
    }

    private static boolean holds(Constraint constraint, Map<String, Object> fact, Map<String, Object> names) {
        return switch (constraint) {
            case AllOf all -> all.parts().stream().allMatch(part -> holds(part, fact, names));
            case AnyOf any -> any.parts().stream().anyMatch(part -> holds(part, fact, names));
            case Negated not -> !holds(not.part(), fact, names);
            case Comparison comparison -> compared(comparison, fact.get(comparison.property()), names);
        };
    }

    private static boolean compared(Comparison comparison, Object value, Map<String, Object> names) {
        Object other = comparison.operand() instanceof Literal literal ? value(comparison.type(), literal.value())
                : comparison.operand() instanceof Variable variable ? names.get(variable.name()) : null;
        if (value == null || other == null) {
            return false;
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

    /** @return a value as worlds have it: all numbers are doubles */
    static Object value(Class<?> type, String text) {
        return type == String.class ? text : type == boolean.class ? (Object) Boolean.valueOf(text) : (Object) Double.valueOf(text);
    }
}
