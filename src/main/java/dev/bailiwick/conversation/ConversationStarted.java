package dev.bailiwick.conversation;

/**
 * A conversation began, or a finished one goes on; said inside the transaction that did it.
 *
 * @param conversation as it is now
 */
public record ConversationStarted(Conversation conversation) {
}
