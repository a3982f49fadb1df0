package dev.bailiwick.conversation;

/**
 * A conversation began, or a finished one goes on; said inside the transaction that did it.
 *
 * @param conversation as it is now, with a new turn number when the assistant owes an answer
 * @param owesAnswer   whether customer messages wait for the assistant from before it ended
 */
public record ConversationStarted(Conversation conversation, boolean owesAnswer) {
}
