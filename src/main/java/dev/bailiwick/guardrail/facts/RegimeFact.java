package dev.bailiwick.guardrail.facts;

/**
 * A body of law that this judgement falls under.
 *
 * @param regime such as {@code reg-f}, {@code conc}, {@code eu-distance-contract}
 */
public record RegimeFact(String regime) implements Fact, Inferred {
}
