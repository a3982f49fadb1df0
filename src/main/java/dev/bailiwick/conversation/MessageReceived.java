package dev.bailiwick.conversation;

/**
 * Somebody said something; said inside the transaction that stored it.
 *
 * @param conversation as it is now, with its new turn number when the message opened a turn
 * @param message      what was said
 * @param toBeAnswered whether the message opened a turn of the assistant
 */
public record MessageReceived(Conversation conversation, Message message, boolean toBeAnswered) {
}
