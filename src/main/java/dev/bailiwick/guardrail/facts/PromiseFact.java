package dev.bailiwick.guardrail.facts;

/**
 * Something the draft promises to do or pay.
 *
 * @param kind   {@code refund}, {@code payment}, {@code waiver}, {@code date}
 * @param cents  the amount in cents, 0 where there is none
 * @param proven whether a tool result or a cited passage stands behind it
 * @param words  the words that promise
 */
public record PromiseFact(String kind, long cents, boolean proven, String words) implements Fact {
}
