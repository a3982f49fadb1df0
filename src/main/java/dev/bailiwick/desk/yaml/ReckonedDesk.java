package dev.bailiwick.desk.yaml;

import dev.bailiwick.desk.Roster;
import dev.bailiwick.desk.Teams;
import dev.bailiwick.kernel.Language;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a desk file says about a moment. All reckoning is done on local days and times first and turned into moments last, so a shift
 * begins at nine o'clock on the days that clocks change, too.
 *
 * @param desk the file
 */
record ReckonedDesk(DeskFile desk) implements Roster, Teams {

    /** How far ahead a next opening or shift is looked for. */
    private static final int DAYS_AHEAD = 60;
    private static final int NEVER = 9_999;
    private static final DateTimeFormatter OPENS = DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.ENGLISH);

    @Override
    public ZoneId zone() {
        return desk.zone();
    }

    @Override
    public List<Team> teams() {
        return desk.teams();
    }

    @Override
    public List<Coverage> coverage(Instant moment) {
        TreeSet<String> codes = new TreeSet<>();
        desk.advisors().forEach(advisor -> advisor.languages().forEach(language -> codes.add(language.code())));
        return codes.stream().map(code -> coverage(new Language(code), moment)).toList();
    }

    @Override
    public Coverage coverage(Language language, Instant moment) {
        List<DeskFile.OnRoster> speakers = desk.advisors().stream().filter(advisor -> advisor.languages().contains(language)).toList();
        int hours = hours(speakers, moment);
        return new Coverage(language, speakers.size(), hours == 0, hours);
    }

    @Override
    public List<TeamAtWork> teams(Instant moment) {
        return desk.teams().stream().map(team -> {
            int hours = hours(desk.advisors().stream().filter(advisor -> advisor.teams().contains(team.id())).toList(), moment);
            return new TeamAtWork(team.id(), hours == 0, hours);
        }).toList();
    }

    /** @return hours until the first of them is at work, rounded up */
    private int hours(List<DeskFile.OnRoster> people, Instant moment) {
        return people.stream().map(one -> wait(one.shifts(), moment)).flatMap(Optional::stream).min(Duration::compareTo)
                .map(span -> (int) Math.ceilDiv(span.toMillis(), 3_600_000L)).orElse(NEVER);
    }

    @Override
    public Hours hours(Instant moment) {
        ZonedDateTime local = moment.atZone(desk.zone());
        boolean open = holds(desk.hours(), local);
        String opens = open ? "" : next(desk.hours(), moment).map(OPENS::format).orElse("a day that is not fixed yet");
        return new Hours(local.toLocalDateTime(), desk.holidays().getOrDefault(local.toLocalDate(), ""), open, opens);
    }

    private Optional<Duration> wait(Week week, Instant moment) {
        if (holds(week, moment.atZone(desk.zone()))) {
            return Optional.of(Duration.ZERO);
        }
        return next(week, moment).map(begins -> Duration.between(moment, begins.toInstant()));
    }

    private boolean holds(Week week, ZonedDateTime local) {
        return !desk.holidays().containsKey(local.toLocalDate()) && week.holds(local.getDayOfWeek(), local.toLocalTime());
    }

    private Optional<ZonedDateTime> next(Week week, Instant moment) {
        LocalDate today = moment.atZone(desk.zone()).toLocalDate();
        for (int days = 0; days <= DAYS_AHEAD; days++) {
            LocalDate day = today.plusDays(days);
            if (!desk.holidays().containsKey(day)) {
                Optional<ZonedDateTime> begins = week.on(day.getDayOfWeek()).stream().map(span -> day.atTime(span.from()).atZone(desk.zone()))
                        .filter(at -> at.toInstant().isAfter(moment)).findFirst();
                if (begins.isPresent()) {
                    return begins;
                }
            }
        }
        return Optional.empty();
    }

    /** @return the first quarter of an hour at which the desk is open and nobody is on shift */
    static Optional<String> gap(Week hours, List<Week> shifts) {
        for (DayOfWeek day : DayOfWeek.values()) {
            for (Week.Span span : hours.on(day)) {
                for (LocalTime at = span.from(); at.isBefore(span.to()) && !at.isBefore(span.from()); at = at.plusMinutes(15)) {
                    LocalTime moment = at;
                    if (shifts.stream().noneMatch(week -> week.holds(day, moment))) {
                        return Optional.of(day.name().toLowerCase(Locale.ROOT) + " " + at);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
