package dev.bailiwick.desk.yaml;

import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.YamlBlock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Spans of local time on the days of a week, in order and without overlap.
 *
 * @param spans the spans of every day that has any
 */
record Week(Map<DayOfWeek, List<Span>> spans) {

    /**
     * @param from when it begins
     * @param to   when it is over, later on the same day
     */
    record Span(LocalTime from, LocalTime to) {

        boolean holds(LocalTime time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    static Week read(YamlBlock block) {
        block.only(Stream.of(DayOfWeek.values()).map(Week::name).toArray(String[]::new));
        Map<DayOfWeek, List<Span>> spans = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Span> found = new ArrayList<>();
            for (String text : block.texts(name(day))) {
                Span span = span(block, name(day), text);
                if (!found.isEmpty() && span.from().isBefore(found.getLast().to())) {
                    throw block.wrong(name(day), "must name its spans in order and without overlap");
                }
                found.add(span);
            }
            if (!found.isEmpty()) {
                spans.put(day, List.copyOf(found));
            }
        }
        if (spans.isEmpty()) {
            throw new InvalidFile(YamlDesk.FILE, block.line(),
                    "names no time at all; write a day such as monday: [09:00-17:00]");
        }
        return new Week(spans);
    }

    private static Span span(YamlBlock block, String day, String text) {
        try {
            if (text.matches("\\d\\d:\\d\\d-\\d\\d:\\d\\d")) {
                Span span = new Span(LocalTime.parse(text.substring(0, 5)), LocalTime.parse(text.substring(6)));
                if (span.from().isBefore(span.to())) {
                    return span;
                }
            }
        } catch (DateTimeException e) {
            // Falls through to the one complaint about spans.
        }
        throw block.wrong(day, "must hold spans of one day such as 09:00-17:00, not '" + text + "'");
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    List<Span> on(DayOfWeek day) {
        return spans.getOrDefault(day, List.of());
    }

    boolean holds(DayOfWeek day, LocalTime time) {
        return on(day).stream().anyMatch(span -> span.holds(time));
    }
}
