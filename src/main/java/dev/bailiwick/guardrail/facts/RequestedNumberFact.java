package dev.bailiwick.guardrail.facts;

/**
 * A number that the tool request says; money is an amount. One at most of a name.
 *
 * @param name   what the request calls it, such as {@code copies}
 * @param number the number
 */
public record RequestedNumberFact(String name, double number) implements Fact {
}
