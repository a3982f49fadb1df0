package dev.bailiwick.desk;

import dev.bailiwick.kernel.Language;
import java.time.Instant;
import java.util.List;

/** Who works at the desk, when, and which languages they speak; from {@code rules/desk/desk.yaml}. */
public interface Roster {

    /**
     * @param moment the moment asked about
     * @return for every language that anybody speaks, whether somebody can take over; ordered by code
     */
    List<Coverage> coverage(Instant moment);

    /**
     * @param language a language
     * @param moment   the moment asked about
     * @return whether somebody who speaks it can take over
     */
    Coverage coverage(Language language, Instant moment);

    /**
     * @param moment the moment asked about
     * @return the company's own time, its holiday, and whether the desk is open
     */
    Hours hours(Instant moment);

    /**
     * @param moment the moment asked about
     * @return for every team, whether somebody of it can take over; the usual team first
     */
    List<TeamAtWork> teams(Instant moment);

    /** @return the time zone in which the company's days begin and end */
    java.time.ZoneId zone();

    /**
     * Whether people who speak a language can take over.
     *
     * @param language the language
     * @param speakers how many on the roster speak it
     * @param now      whether one of them is at work
     * @param hours    hours until one is, rounded up; 0 for now, 9999 for never
     */
    record Coverage(Language language, int speakers, boolean now, int hours) {
    }

    /**
     * Whether people of a team can take over.
     *
     * @param team  the team's id
     * @param now   whether one of them is at work
     * @param hours hours until one is, rounded up; 0 for now, 9999 for never
     */
    record TeamAtWork(String team, boolean now, int hours) {
    }

    /**
     * The company's own time.
     *
     * @param local   the local date and time
     * @param holiday the holiday's name, or an empty string
     * @param open    whether the desk is open
     * @param opens   when it opens next in words, such as {@code Monday 27 July, 09:00}; empty when it is open
     */
    record Hours(java.time.LocalDateTime local, String holiday, boolean open, String opens) {
    }
}
