package dev.bailiwick.guardrail.facts;

/**
 * A conversation is about to be handed to people.
 *
 * @param reason   the policy that asked for it, such as {@code GR-020}, or a word of the house, such as {@code no-knowledge}
 * @param team     the team that takes over
 * @param language the customer's language, ISO 639 code
 * @param channel  {@code web}, {@code email}, …
 */
public record HandoffFact(String reason, String team, String language, String channel) implements Fact {
}
