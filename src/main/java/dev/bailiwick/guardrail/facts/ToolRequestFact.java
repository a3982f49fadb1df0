package dev.bailiwick.guardrail.facts;

/**
 * Something the assistant wants to do.
 *
 * @param tool      the tool's name, such as {@code refund-payment}
 * @param kind      {@code read} changes nothing, {@code write} changes something, {@code money} moves money
 * @param cents     the amount in cents, 0 where there is none
 * @param confirmed whether the customer has confirmed exactly this in this conversation
 * @param own       whether it concerns the customer's own accounts only
 * @param attempts  how often this was tried in the conversation before
 */
public record ToolRequestFact(String tool, String kind, long cents, boolean confirmed, boolean own, int attempts) implements Fact {
}
