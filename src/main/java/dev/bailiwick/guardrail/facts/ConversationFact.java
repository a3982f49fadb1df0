package dev.bailiwick.guardrail.facts;

/**
 * The conversation so far, in numbers.
 *
 * @param channel      {@code web}, {@code email}, …
 * @param turn         this turn's number, from 1
 * @param disclosed    whether the customer has been told that an AI answers
 * @param askedBack    how many replies in a row asked back
 * @param procedure    the procedure under way, or an empty string
 * @param openMessages how many messages wait for an answer
 */
public record ConversationFact(String channel, int turn, boolean disclosed, int askedBack, String procedure, int openMessages) implements Fact {
}
