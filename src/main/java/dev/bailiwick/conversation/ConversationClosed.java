package dev.bailiwick.conversation;

import dev.bailiwick.kernel.Reason;

/**
 * A conversation ended, one way or another; said inside the transaction that ended it.
 *
 * @param conversation as it is now
 * @param reason       why
 * @param byAssistant  whether the assistant itself ended it, so that words which it said in the same breath still stand
 */
public record ConversationClosed(Conversation conversation, Reason reason, boolean byAssistant) {
}
