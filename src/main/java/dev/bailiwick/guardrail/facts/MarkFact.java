package dev.bailiwick.guardrail.facts;

/**
 * What officers have decided to call a situation, so that several policies can speak of it.
 *
 * @param name such as {@code sensitive}
 */
public record MarkFact(String name) implements Fact, Inferred {
}
