package dev.bailiwick.guardrail.facts;

/**
 * A sign that the message tries to instruct the assistant instead of asking it.
 *
 * @param sign what was seen, in words
 */
public record InjectionFact(String sign) implements Fact {
}
