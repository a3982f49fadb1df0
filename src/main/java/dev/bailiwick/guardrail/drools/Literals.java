package dev.bailiwick.guardrail.drools;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/** Which written values fit which type of property, and how they are written for Drools. */
final class Literals {

    private static final String TEXT = "[A-Za-z0-9 ._:/-]{0,80}";
    private static final String CLOCK = "([01]\\d|2[0-3]):[0-5]\\d|24:00";

    private Literals() {
    }

    /**
     * A clock's time fits {@code minute} and is understood as minutes since midnight; a day of the week may be written as people write it.
     *
     * @return the value as it is compared
     * @throws IllegalArgumentException when it does not fit; the message says what would
     */
    static String fitting(String property, Class<?> type, String value) {
        String meant = meant(property, value);
        boolean fits = type == String.class ? meant.matches(TEXT) && ofItsKind(property, meant)
                : type == boolean.class ? meant.equals("true") || meant.equals("false")
                : type == double.class ? meant.matches("-?\\d{1,9}(\\.\\d{1,6})?")
                : meant.matches("-?\\d{1,9}");
        if (!fits) {
            throw new IllegalArgumentException("'" + property + "' is compared with " + words(property, type) + ", not with '" + value + "'");
        }
        return meant;
    }

    private static String meant(String property, String value) {
        if (property.equals("minute") && value.matches(CLOCK)) {
            return String.valueOf(Integer.parseInt(value.substring(0, 2)) * 60 + Integer.parseInt(value.substring(3)));
        }
        return property.equals("weekday") ? value.toUpperCase(Locale.ROOT) : value;
    }

    private static boolean ofItsKind(String property, String value) {
        return switch (property) {
            case "language" -> value.matches("[a-z]{2,3}");
            case "country" -> value.matches("[A-Z]{2}");
            case "weekday" -> isDayOfWeek(value);
            case "date" -> isDay(value);
            default -> true;
        };
    }

    private static boolean isDayOfWeek(String value) {
        try {
            DayOfWeek.valueOf(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isDay(String value) {
        try {
            return LocalDate.parse(value).toString().equals(value);
        } catch (DateTimeException e) {
            return false;
        }
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

    /** @return the value as it is compared in Java */
    static Object value(Class<?> type, String value) {
        if (type == int.class) {
            return Integer.valueOf(value);
        }
        return type == long.class ? Long.valueOf(value) : type == double.class ? Double.valueOf(value)
                : type == boolean.class ? Boolean.valueOf(value) : value;
    }

    private static String words(String property, Class<?> type) {
        return switch (property) {
            case "language" -> "a language's code such as de";
            case "country" -> "a country's code such as IE";
            case "weekday" -> "a day of the week such as Monday";
            case "date" -> "a day such as 2026-12-24";
            case "minute" -> "a time such as 08:30";
            default -> words(type);
        };
    }

    static String words(Class<?> type) {
        return type == String.class ? "a text of letters, digits and . _ : / -" : type == boolean.class ? "true or false"
                : type == double.class ? "a number such as 0.6" : "a whole number";
    }
}
