package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.drools.BookedPolicy.Stage;
import dev.bailiwick.guardrail.drools.Condition.Comparison;
import dev.bailiwick.guardrail.drools.Condition.Literal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Looks for a case that a table's own columns speak of and no row decides. A table of one column has a gap wherever none of its rows fits; texts are
 * without end, so of these only the days of the week, some languages, and what is named elsewhere and decided by nobody are looked at. A table of
 * several columns that asks for the same things in every row has a gap where values of its columns do not meet in any row; a column of limits that
 * all look the same way (at least this, at least that) parts nothing and leaves none.
 */
final class TableGaps {

    /** How many combinations of cells are looked at before nothing is said. */
    private static final long MOST = 60_000;

    private static final List<String> LANGUAGES = List.of("en", "fr", "pl");

    private final List<List<Condition>> rows;
    private final Map<String, List<Object>> columns = new TreeMap<>();
    private final Set<String> oneSided = new TreeSet<>();

    private TableGaps(List<List<Condition>> rows) {
        this.rows = rows;
    }

    /**
     * @param table the rows of a table
     * @param all   every rule of the book
     * @return a case that no row decides, or nothing
     */
    static Optional<Worlds.World> in(List<Subject> table, List<Subject> all) {
        List<List<Condition>> rows = withoutWhatAllAsk(table.stream().map(Subject::conditions).toList());
        if (rows.stream().flatMap(List::stream).anyMatch(condition -> !Worlds.isSingle(condition.type()) || !condition.bindings().isEmpty()
                || !condition.joined().isEmpty() || condition.comparisons().anyMatch(one -> !(one.operand() instanceof Literal)))) {
            return Optional.empty();
        }
        if (rows.stream().map(TableGaps::asked).distinct().count() > 1) {
            return Optional.empty();
        }
        Set<String> asked = asked(rows.getFirst());
        if (asked.size() == 1 && rows.stream().allMatch(row -> row.size() == 1)) {
            return isText(rows.getFirst().getFirst()) ? new TableGaps(rows).gap(texts(asked.iterator().next(), table.getFirst().gate(), all))
                    : Worlds.search(rows.stream().map(row -> row.getFirst().opposite()).toList(), List.of()).world();
        }
        return rows.size() > 1 ? new TableGaps(rows).gap(List.of()) : Optional.empty();
    }

    private static boolean isText(Condition condition) {
        return condition.comparisons().allMatch(one -> one.type() == String.class);
    }

    /** @return what a column of texts could be asked for as well */
    private static List<Object> texts(String column, Gate gate, List<Subject> all) {
        if (column.endsWith(".weekday")) {
            return List.copyOf(Worlds.WEEKDAYS);
        }
        Set<Object> texts = new LinkedHashSet<>(column.endsWith(".language") ? LANGUAGES : List.of());
        Set<Object> decided = new HashSet<>();
        all.forEach(rule -> rule.conditions().forEach(condition -> condition.comparisons()
                .filter(one -> column.equals(condition.type().name() + "." + one.property()) && one.operand() instanceof Literal)
                .forEach(one -> (rule.gate() == gate && rule.stage() == Stage.DECIDE ? decided : texts).add(((Literal) one.operand()).value()))));
        texts.removeAll(decided);
        return List.copyOf(texts);
    }

    private static List<List<Condition>> withoutWhatAllAsk(List<List<Condition>> rows) {
        Set<Condition> common = new HashSet<>(rows.size() > 1 ? rows.getFirst() : List.of());
        rows.forEach(common::retainAll);
        return rows.stream().map(row -> row.stream().filter(condition -> !common.contains(condition)).toList()).toList();
    }

    private static Set<String> asked(List<Condition> row) {
        return row.stream().flatMap(condition -> condition.comparisons().map(one -> condition.type().name() + "." + one.property()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<Worlds.World> gap(List<Object> more) {
        Map<String, Set<String>> directions = new TreeMap<>();
        rows.forEach(row -> row.forEach(condition -> condition.comparisons().forEach(one -> gather(condition, one, directions))));
        directions.forEach((column, found) -> {
            if (found.size() == 1 && !found.contains("=")) {
                oneSided.add(column);
                columns.remove(column);
            }
        });
        columns.values().forEach(values -> more.stream().filter(value -> !values.contains(value)).forEach(values::add));
        long combinations = columns.values().stream().mapToLong(List::size).reduce(1, (one, other) -> Math.min(MOST + 1, one * other));
        return columns.isEmpty() || combinations > MOST ? Optional.empty() : undecided(new ArrayList<>(columns.keySet()), 0, new LinkedHashMap<>());
    }

    /** Texts are those that the table names; numbers are every limit and its neighbours inside the outermost. */
    private void gather(Condition condition, Comparison one, Map<String, Set<String>> directions) {
        String column = condition.type().name() + "." + one.property();
        directions.computeIfAbsent(column, fresh -> new TreeSet<>())
                .add(one.operator().startsWith("<") ? "<" : one.operator().startsWith(">") ? ">" : "=");
        List<Object> values = columns.computeIfAbsent(column, fresh -> new ArrayList<>());
        Object value = Worlds.value(one.type(), ((Literal) one.operand()).value());
        List<Object> near = value instanceof Double number && !one.operator().equals("==")
                ? List.of(number, number + (one.type() == double.class ? 0.001 : 1) * (one.operator().startsWith("<") ? 1 : -1)) : List.of(value);
        near.stream().filter(other -> !values.contains(other)).forEach(values::add);
    }

    private Optional<Worlds.World> undecided(List<String> names, int at, Map<String, Map<String, Object>> chosen) {
        if (at == names.size()) {
            Map<String, Map<String, Object>> world = new LinkedHashMap<>();
            chosen.forEach((fact, properties) -> world.put(fact, new LinkedHashMap<>(properties)));
            return rows.stream().anyMatch(row -> fits(row, chosen)) ? Optional.empty() : Optional.of(new Worlds.World(world, List.of()));
        }
        String name = names.get(at);
        Map<String, Object> fact = chosen.computeIfAbsent(name.substring(0, name.indexOf('.')), fresh -> new LinkedHashMap<>());
        return columns.get(name).stream().map(value -> {
            fact.put(name.substring(name.indexOf('.') + 1), value);
            return undecided(names, at + 1, chosen).orElse(null);
        }).filter(Objects::nonNull).findFirst();
    }

    private boolean fits(List<Condition> row, Map<String, Map<String, Object>> world) {
        return row.stream().filter(condition -> condition.comparisons()
                .noneMatch(one -> oneSided.contains(condition.type().name() + "." + one.property())))
                .allMatch(condition -> Worlds.holds(condition.constraints(), world.get(condition.type().name()), Map.of()) != condition.absent());
    }
}
