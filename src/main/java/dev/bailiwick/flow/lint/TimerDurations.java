package dev.bailiwick.flow.lint;

import static dev.bailiwick.flow.lint.XmlName.bpmn;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A timer runs for a constant duration that is neither next to nothing nor forever. */
final class TimerDurations extends Rule {

    static final Duration SHORTEST = Duration.ofSeconds(10);
    static final Duration LONGEST = Duration.ofDays(400);

    // Java reads more than the engine does (fractions, signs, small letters), and the engine reads months, which have no fixed length.
    private static final Pattern DURATION = Pattern.compile("P([0-9]{1,4}D)?(T([0-9]{1,5}H)?([0-9]{1,6}M)?([0-9]{1,8}S)?)?");

    TimerDurations() {
        super("timer-durations", "A timer has a timeDuration, a constant in ISO 8601 made of days, hours, minutes and seconds, from PT10S to "
                + "P400D. No dates, no cycles, no weeks, months or years: a shorter timer would spin, a date or a cycle would start things by "
                + "itself.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        drawing.root().walk(element -> {
            if (element.is(bpmn("timerEventDefinition")) && element.children(bpmn("timeDuration")).findAny().isEmpty()) {
                found.add(problem(drawing, element, "the timer has no timeDuration; give it one, such as PT30M"));
            } else if (element.is(bpmn("timeDuration"))) {
                check(drawing, element, found);
            }
        });
    }

    private void check(Drawing drawing, XmlElement element, Problems found) {
        Optional<Duration> duration = duration(element.text());
        if (duration.isEmpty()) {
            found.add(problem(drawing, element, "\"" + XmlElement.quoted(element.text())
                    + "\" is no duration of days, hours, minutes and seconds; right is, for example, PT30M, PT12H or P2DT6H, without spaces"));
        } else if (duration.get().compareTo(SHORTEST) < 0 || duration.get().compareTo(LONGEST) > 0) {
            found.add(problem(drawing, element, "the timer runs for " + XmlElement.quoted(element.text()) + "; right is from PT10S to P400D"));
        }
    }

    private static Optional<Duration> duration(String text) {
        if (!DURATION.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException | ArithmeticException empty) {
            // "P", "PT" and "P1DT" have the shape of a duration without being one.
            return Optional.empty();
        }
    }
}
