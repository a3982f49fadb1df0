package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.facts.Fact;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One kind of fact that a policy may look at, with its properties and their types.
 *
 * @param type       the record
 * @param properties the type of every property, in the record's order
 */
record FactType(Class<? extends Fact> type, Map<String, Class<?>> properties) {

    private static final Map<String, FactType> ALL = all();

    @SuppressWarnings("unchecked")
    private static Map<String, FactType> all() {
        Map<String, FactType> found = new TreeMap<>();
        for (Class<?> type : Fact.class.getPermittedSubclasses()) {
            Map<String, Class<?>> properties = new LinkedHashMap<>();
            Arrays.stream(type.getRecordComponents()).forEach(part -> properties.put(part.getName(), part.getType()));
            found.put(type.getSimpleName(), new FactType((Class<? extends Fact>) type, properties));
        }
        return found;
    }

    static Optional<FactType> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static String names() {
        return String.join(", ", ALL.keySet());
    }

    String name() {
        return type.getSimpleName();
    }

    /** @return the only constructor that a record's header gives */
    Class<?>[] header() {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
    }
}
