package dev.bailiwick.desk;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Who can take over on the days of a calendar, hour by hour and language by language, and where nobody can although the desk is open; reckoned from
 * the roster as {@link Roster} reckons it, so the calendar and the rules never say different things.
 */
public interface CoverageCalendar {

    /**
     * @param from the first day
     * @param days how many days, at least 1
     * @return the days, in their order
     */
    List<Day> days(LocalDate from, int days);

    /** @return the time zone in which the days begin and end */
    ZoneId zone();

    /**
     * One day.
     *
     * @param date      the local date
     * @param holiday   the holiday's name, or an empty string
     * @param open      when the desk is open; nothing on a holiday
     * @param languages one for each language that anybody on the roster speaks, ordered by code
     * @param teams     one for each team, the usual one first
     */
    record Day(LocalDate date, String holiday, List<Span> open, List<Covered> languages, List<Covered> teams) {
    }

    /**
     * How far a language or a team is covered on a day.
     *
     * @param name  the language's code or the team's id
     * @param spans when somebody is at work, each with the same people throughout, in order
     * @param gaps  when the desk is open and nobody is, in order
     */
    record Covered(String name, List<Staffed> spans, List<Span> gaps) {
    }

    /**
     * @param from   when it begins, local time
     * @param to     when it is over, later on the same day
     * @param people who is at work, by name
     */
    record Staffed(LocalTime from, LocalTime to, List<String> people) {
    }

    /**
     * @param from when it begins, local time
     * @param to   when it is over, later on the same day
     */
    record Span(LocalTime from, LocalTime to) {
    }
}
