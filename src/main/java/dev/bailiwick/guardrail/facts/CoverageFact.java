package dev.bailiwick.guardrail.facts;

/**
 * Whether people who speak a language can take over. One fact for every language that anybody on the roster speaks, and one for
 * the message's language.
 *
 * @param language ISO 639 code
 * @param speakers how many on the roster speak it
 * @param now      whether one of them is at work now
 * @param hours    hours until one of them is at work, rounded up; 0 for now, 9999 for never
 */
public record CoverageFact(String language, int speakers, boolean now, int hours) implements Fact {
}
