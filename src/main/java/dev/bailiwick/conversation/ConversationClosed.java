package dev.bailiwick.conversation;

import dev.bailiwick.kernel.Reason;

/**
 * A conversation ended, one way or another; said inside the transaction that ended it.
 *
 * @param conversation as it is now
 * @param reason       why
 */
public record ConversationClosed(Conversation conversation, Reason reason) {
}
