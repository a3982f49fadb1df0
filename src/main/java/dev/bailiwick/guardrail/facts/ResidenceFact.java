package dev.bailiwick.guardrail.facts;

/**
 * Where the customer lives and in which capacity they deal with the company, as far as the company says so.
 *
 * @param country  ISO 3166-1 code of two letters, such as {@code IE}
 * @param capacity {@code consumer} or {@code business}
 */
public record ResidenceFact(String country, String capacity) implements Fact {
}
