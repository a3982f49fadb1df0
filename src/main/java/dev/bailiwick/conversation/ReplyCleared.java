package dev.bailiwick.conversation;

/**
 * The assistant may say something, and it was written down as said; said inside the transaction that cleared it, so that its
 * delivery is queued or nothing happened at all.
 *
 * @param conversation        as it is now
 * @param message             what is said
 * @param intent              what the customer was understood to want, or null
 * @param lastCustomerMessage the id of the last message that this answers, or null
 * @param holding             whether it is only a "one moment"
 */
public record ReplyCleared(Conversation conversation, Message message, String intent, String lastCustomerMessage, boolean holding) {
}
