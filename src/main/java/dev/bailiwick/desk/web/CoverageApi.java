package dev.bailiwick.desk.web;

import dev.bailiwick.desk.CoverageCalendar;
import dev.bailiwick.desk.CoverageCalendar.Covered;
import dev.bailiwick.desk.Teams;
import dev.bailiwick.kernel.Refusal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which languages and teams are covered when, as JSON. */
@RestController
class CoverageApi {

    private static final int MOST_DAYS = 31;
    /** Nobody plans shifts further ahead, and nobody asks about older ones: the roster in force says nothing of them. */
    private static final int FURTHEST_DAYS = 731;

    private final CoverageCalendar calendar;
    private final Teams teams;
    private final Clock clock;

    CoverageApi(CoverageCalendar calendar, Teams teams, Clock clock) {
        this.calendar = calendar;
        this.teams = teams;
        this.clock = clock;
    }

    /**
     * @param from the first day, such as 2026-11-30, at most two years away; left out for the Monday of this week
     * @param days how many days, 1 to 31
     * @return who can take over when, by the roster in force
     */
    @GetMapping("/api/desk/coverage")
    Calendar coverage(@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "7") String days) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), calendar.zone());
        return new Calendar(calendar.zone().getId(), today.toString(),
                calendar.days(first(from, today), count(days)).stream().map(day -> Day.of(day, teams)).toList());
    }

    private static LocalDate first(String from, LocalDate today) {
        if (from.isEmpty()) {
            return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }
        try {
            LocalDate first = LocalDate.parse(from);
            if (Math.abs(ChronoUnit.DAYS.between(today, first)) <= FURTHEST_DAYS) {
                return first;
            }
        } catch (DateTimeException e) {
            // Falls through to the one complaint about the day.
        }
        throw Refusal.invalid("from", "must be a day such as " + today + ", at most two years away");
    }

    private static int count(String days) {
        if (!days.matches("[1-9]\\d?") || Integer.parseInt(days) > MOST_DAYS) {
            throw Refusal.invalid("days", "must be 1 to " + MOST_DAYS);
        }
        return Integer.parseInt(days);
    }

    /**
     * @param zone  the time zone of all times
     * @param today the day that it is there
     * @param days  the days, in their order
     */
    record Calendar(String zone, String today, List<Day> days) {
    }

    /** One day; times as 08:30. */
    record Day(String date, String holiday, List<Times> open, List<Row> languages, List<Row> teams) {

        static Day of(CoverageCalendar.Day day, Teams teams) {
            return new Day(day.date().toString(), day.holiday(), day.open().stream().map(Times::of).toList(),
                    day.languages().stream().map(one -> Row.of(one, one.name())).toList(),
                    day.teams().stream().map(one -> Row.of(one, teams.title(one.name()))).toList());
        }
    }

    /**
     * @param name  a language's code, or a team's id
     * @param title what people call the team; a language's code again
     * @param spans when somebody can take over
     * @param gaps  when the desk is open and nobody can
     */
    record Row(String name, String title, List<AtWork> spans, List<Times> gaps) {

        static Row of(Covered covered, String title) {
            return new Row(covered.name(), title,
                    covered.spans().stream().map(span -> new AtWork(span.from().toString(), span.to().toString(), span.people())).toList(),
                    covered.gaps().stream().map(Times::of).toList());
        }
    }

    /** When these people are at work. */
    record AtWork(String from, String to, List<String> people) {
    }

    /** From when to when, on one day. */
    record Times(String from, String to) {

        static Times of(CoverageCalendar.Span span) {
            return new Times(span.from().toString(), span.to().toString());
        }
    }
}
