package dev.bailiwick.guardrail.facts;

/**
 * The company wants to write to a customer first.
 *
 * @param purpose   {@code debt-collection}, {@code service}, {@code marketing}, …
 * @param channel   {@code sms}, {@code email}, {@code web}, {@code phone}, …
 * @param consented whether the customer has agreed to be written to for this purpose on this channel
 * @param attempts  how many times the customer was contacted for this purpose in the last seven days
 * @param days      days since the customer was last talked to about it; 9999 for never
 */
public record OutreachFact(String purpose, String channel, boolean consented, int attempts, int days) implements Fact {
}
