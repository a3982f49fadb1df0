package dev.bailiwick.guardrail.facts;

/**
 * Personal data found in the message.
 *
 * @param kind {@code card-number}, {@code iban}, {@code phone}, {@code email}, {@code national-id}, …
 * @param mark the mark that stands for it
 */
public record PersonalDataFact(String kind, String mark) implements Fact {
}
