package dev.bailiwick.desk.yaml;

import dev.bailiwick.desk.CoverageCalendar.Covered;
import dev.bailiwick.desk.CoverageCalendar.Day;
import dev.bailiwick.desk.CoverageCalendar.Span;
import dev.bailiwick.desk.CoverageCalendar.Staffed;
import dev.bailiwick.kernel.Language;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The days of a calendar as a desk file has them: a day is cut wherever a shift or the opening hours begin or end, and each piece has the same
 * people throughout.
 *
 * @param desk the file
 */
record ReckonedDays(DeskFile desk) {

    List<Day> days(LocalDate from, int days) {
        return Stream.iterate(from, day -> day.plusDays(1)).limit(days).map(this::day).toList();
    }

    private Day day(LocalDate date) {
        String holiday = desk.holidays().getOrDefault(date, "");
        DayOfWeek weekday = date.getDayOfWeek();
        List<Week.Span> open = holiday.isEmpty() ? desk.hours().on(weekday) : List.of();
        TreeSet<String> codes = new TreeSet<>();
        desk.advisors().forEach(advisor -> advisor.languages().forEach(language -> codes.add(language.code())));
        return new Day(date, holiday, open.stream().map(span -> new Span(span.from(), span.to())).toList(),
                codes.stream().map(code -> covered(code, open, weekday, advisor -> advisor.languages().contains(new Language(code)))).toList(),
                desk.teams().stream().map(team -> covered(team.id(), open, weekday, advisor -> advisor.teams().contains(team.id()))).toList());
    }

    private Covered covered(String name, List<Week.Span> open, DayOfWeek weekday, Predicate<DeskFile.OnRoster> wanted) {
        List<DeskFile.OnRoster> wantedOnes = desk.advisors().stream().filter(wanted).toList();
        List<Staffed> spans = new ArrayList<>();
        List<Span> gaps = new ArrayList<>();
        for (Week.Span hours : open) {
            TreeSet<LocalTime> cuts = new TreeSet<>(List.of(hours.from(), hours.to()));
            wantedOnes.stream().flatMap(one -> one.shifts().on(weekday).stream()).flatMap(shift -> Stream.of(shift.from(), shift.to()))
                    .filter(cut -> cut.isAfter(hours.from()) && cut.isBefore(hours.to())).forEach(cuts::add);
            for (LocalTime at = hours.from(); at.isBefore(hours.to()); at = cuts.higher(at)) {
                LocalTime begins = at;
                add(spans, gaps, at, cuts.higher(at), wantedOnes.stream().filter(one -> one.shifts().holds(weekday, begins))
                        .map(DeskFile.OnRoster::name).sorted().toList());
            }
        }
        return new Covered(name, spans, gaps);
    }

    /** Lengthens the piece before where the same people go on. */
    private static void add(List<Staffed> spans, List<Span> gaps, LocalTime from, LocalTime to, List<String> people) {
        if (people.isEmpty()) {
            boolean goesOn = !gaps.isEmpty() && gaps.getLast().to().equals(from);
            gaps.add(new Span(goesOn ? gaps.removeLast().from() : from, to));
        } else {
            boolean goesOn = !spans.isEmpty() && spans.getLast().to().equals(from) && spans.getLast().people().equals(people);
            spans.add(new Staffed(goesOn ? spans.removeLast().from() : from, to, people));
        }
    }
}
