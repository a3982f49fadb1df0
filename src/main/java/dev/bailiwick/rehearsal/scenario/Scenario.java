package dev.bailiwick.rehearsal.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A conversation that is rehearsed: who writes, when and what, and what has to be so after each turn.
 *
 * @param path     its file
 * @param title    what it shows, in a sentence
 * @param moment   when it begins
 * @param customer the company's id of the customer
 * @param channel  where it takes place
 * @param language the language that the customer is to be understood in, or null where any will do
 * @param facts    what the company says of the customer, a JSON object, or null
 * @param steps    what happens, in order, at least one thing
 */
public record Scenario(String path, String title, Instant moment, String customer, String channel, String language, String facts,
        List<Step> steps) {

    /** A scenario with as many steps is long; who has more has two scenarios. */
    public static final int MOST_STEPS = 40;
    /** As much may be said in a step. */
    public static final int LONGEST_WORDS = 4_000;
    /** So much time may pass in a step. */
    public static final Duration LONGEST_WAIT = Duration.ofDays(366);
    /** So many things may be expected of a step. */
    public static final int MOST_EXPECTATIONS = 30;

    /**
     * The customer writes, or time passes; and what has to be so then.
     *
     * @param number from 1
     * @param line   where it stands in the file
     * @param words  what the customer writes, or null
     * @param waits  how much time passes before anything is written, or null
     * @param then   what has to be so afterwards
     */
    public record Step(int number, int line, String words, Duration waits, List<Expectation> then) {
    }
}
