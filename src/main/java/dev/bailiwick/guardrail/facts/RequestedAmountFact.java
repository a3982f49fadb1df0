package dev.bailiwick.guardrail.facts;

/**
 * An amount of money that the tool request says. One at most of a name.
 *
 * @param name     what the request calls it, such as {@code amount}
 * @param cents    the amount in cents
 * @param currency ISO 4217 code, such as {@code EUR}
 */
public record RequestedAmountFact(String name, long cents, String currency) implements Fact {
}
