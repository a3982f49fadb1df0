package dev.bailiwick.guardrail.drools;

import java.util.Set;

/** Which written values fit which type of property, and how they are written for Drools. */
final class Literals {

    private static final String TEXT = "[A-Za-z0-9 ._:/-]{0,80}";

    private Literals() {
    }

    /**
     * @return the value as it was written
     * @throws IllegalArgumentException when it does not fit; the message says what would
     */
    static String fitting(String property, Class<?> type, String value) {
        boolean fits = type == String.class ? value.matches(TEXT)
                : type == boolean.class ? value.equals("true") || value.equals("false")
                : type == double.class ? value.matches("-?\\d{1,9}(\\.\\d{1,6})?")
                : value.matches("-?\\d{1,9}");
        if (!fits) {
            throw new IllegalArgumentException("'" + property + "' is compared with " + words(type) + ", not with '" + value + "'");
        }
        return value;
    }

    /** @throws IllegalArgumentException when the type has no such comparison */
    static void comparable(String property, Class<?> type, String operator) {
        Set<String> known = type == String.class || type == boolean.class ? Set.of("==", "!=")
                : type == double.class ? Set.of("<", "<=", ">", ">=")
                : Set.of("==", "!=", "<", "<=", ">", ">=");
        if (!known.contains(operator)) {
            throw new IllegalArgumentException("'" + property + "' is " + words(type) + " and knows only " + known.stream().sorted().toList());
        }
    }

    /** @return the value as it is written in a rule */
    static String written(Class<?> type, String value) {
        return type == String.class ? '"' + value + '"' : type == long.class ? value + "L" : value;
    }

    static String words(Class<?> type) {
        return type == String.class ? "a text of letters, digits and . _ : / -" : type == boolean.class ? "true or false"
                : type == double.class ? "a number such as 0.6" : "a whole number";
    }
}
