package dev.bailiwick.guardrail;

import dev.bailiwick.guardrail.facts.Fact;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Facts as a judgement's entry keeps them, so that it can be judged again exactly. Each fact is an object with one member, named by its
 * kind ({@code message}, {@code personal-data}); in it stand the properties by name, in the record's order, without those that are
 * empty, false or zero. So entries stay short, and one that was written before a property existed still reads: it was not known then.
 */
public final class RecordedFacts {

    private static final Map<String, Shape> BY_NAME = shapes();
    private static final Map<Class<?>, Shape> BY_TYPE = byType();

    private RecordedFacts() {
    }

    /** One kind of fact, its accessors looked up once. */
    private record Shape(String name, Constructor<?> make, List<String> names, List<Class<?>> types, List<Method> accessors) {

        static Shape of(Class<?> type) {
            RecordComponent[] parts = type.getRecordComponents();
            List<String> names = new ArrayList<>();
            List<Class<?>> types = new ArrayList<>();
            List<Method> accessors = new ArrayList<>();
            for (RecordComponent part : parts) {
                names.add(part.getName());
                types.add(part.getType());
                accessors.add(part.getAccessor());
            }
            try {
                return new Shape(name(type), type.getDeclaredConstructor(types.toArray(Class<?>[]::new)), names, types, accessors);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("a fact is a public record", e);
            }
        }

        private static String name(Class<?> type) {
            return type.getSimpleName().replaceFirst("Fact$", "").replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        }
    }

    private static Map<String, Shape> shapes() {
        Map<String, Shape> found = new LinkedHashMap<>();
        for (Class<?> type : Fact.class.getPermittedSubclasses()) {
            Shape shape = Shape.of(type);
            found.put(shape.name(), shape);
        }
        return found;
    }

    private static Map<Class<?>, Shape> byType() {
        Map<Class<?>, Shape> found = new LinkedHashMap<>();
        for (Class<?> type : Fact.class.getPermittedSubclasses()) {
            found.put(type, BY_NAME.get(Shape.name(type)));
        }
        return found;
    }

    /**
     * @param facts what a judgement looked at
     * @return the same in plain values that JSON can carry, in the same order
     */
    public static List<Map<String, Object>> written(List<Fact> facts) {
        List<Map<String, Object>> written = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            Shape shape = BY_TYPE.get(fact.getClass());
            Map<String, Object> properties = new LinkedHashMap<>();
            for (int i = 0; i < shape.names().size(); i++) {
                Object value = valueOf(fact, shape.accessors().get(i));
                if (!isNothing(value)) {
                    properties.put(shape.names().get(i), value);
                }
            }
            written.add(Map.of(shape.name(), properties));
        }
        return written;
    }

    /**
     * @param fact a fact
     * @return what its kind is called, such as {@code personal-data}
     */
    public static String nameOf(Fact fact) {
        return BY_TYPE.get(fact.getClass()).name();
    }

    /**
     * @param written what {@link #written} gave, read from JSON again
     * @return the facts
     * @throws IllegalArgumentException when it is something else; a kind or a property that this program does not know (any more) is that too,
     *     since judging without it would not be judging again
     */
    public static List<Fact> read(Collection<?> written) {
        List<Fact> facts = new ArrayList<>(written.size());
        for (Object one : written) {
            if (!(one instanceof Map<?, ?> kinds) || kinds.size() != 1) {
                throw new IllegalArgumentException("a recorded fact is an object with one member, not " + one);
            }
            Map.Entry<?, ?> kind = kinds.entrySet().iterator().next();
            Shape shape = BY_NAME.get(String.valueOf(kind.getKey()));
            if (shape == null || !(kind.getValue() instanceof Map<?, ?> properties)) {
                throw new IllegalArgumentException("there is no fact '" + kind.getKey() + "'; there are " + String.join(", ", BY_NAME.keySet()));
            }
            facts.add(made(shape, properties));
        }
        return facts;
    }

    private static Fact made(Shape shape, Map<?, ?> properties) {
        Object[] values = new Object[shape.names().size()];
        int known = 0;
        for (int i = 0; i < values.length; i++) {
            Object value = properties.get(shape.names().get(i));
            known += value == null ? 0 : 1;
            values[i] = fitting(shape.types().get(i), value);
        }
        if (known < properties.size()) {
            throw new IllegalArgumentException("the fact '" + shape.name() + "' has " + shape.names() + ", and " + properties.keySet() + " was recorded");
        }
        try {
            return (Fact) shape.make().newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("the recorded fact '" + shape.name() + "' is refused: " + e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a fact is a public record", e);
        }
    }

    private static Object fitting(Class<?> type, Object value) {
        if (type == String.class) {
            return value == null ? "" : value.toString();
        }
        if (type == boolean.class) {
            return value != null && (Boolean) value;
        }
        if (type == List.class) {
            return value == null ? List.of() : List.copyOf((Collection<?>) value);
        }
        Number number = value == null ? 0 : (Number) value;
        return type == int.class ? (Object) number.intValue() : type == long.class ? (Object) number.longValue() : (Object) number.doubleValue();
    }

    private static Object valueOf(Fact fact, Method accessor) {
        try {
            return accessor.invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a fact is a public record", e);
        }
    }

    private static boolean isNothing(Object value) {
        return switch (value) {
            case null -> true;
            case String text -> text.isEmpty();
            case Boolean truth -> !truth;
            case Double number -> number == 0;
            case Number number -> number.longValue() == 0;
            case Collection<?> list -> list.isEmpty();
            default -> false;
        };
    }
}
