package dev.bailiwick.guardrail.facts;

/**
 * How far the company knows who writes; says more than {@link CustomerFact#verified} where the company tells it.
 *
 * @param level   {@code none}, {@code claimed} (says so, nobody checked), {@code known} (signed on) or {@code strong} (two factors)
 * @param minutes how long ago that was checked; 0 when it never was
 */
public record VerificationFact(String level, int minutes) implements Fact {
}
