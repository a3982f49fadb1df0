package dev.bailiwick.guardrail.facts;

/**
 * When somebody who speaks the message's language can take over.
 *
 * @param language ISO 639 code
 * @param hours    hours until one of them is at work, rounded up; 0 for now, 9999 for never
 */
public record ReachableFact(String language, int hours) implements Fact, Inferred {
}
