package dev.bailiwick.guardrail.facts;

/**
 * Who writes.
 *
 * @param verified whether the company says that it knows who writes
 * @param minor    whether the company says that the customer is under age
 */
public record CustomerFact(boolean verified, boolean minor) implements Fact {
}
