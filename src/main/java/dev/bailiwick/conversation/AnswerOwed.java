package dev.bailiwick.conversation;

/**
 * The assistant owes an answer again, in a turn of its own, to messages whose reply was called back; said inside the transaction that opened the
 * turn.
 *
 * @param conversation as it is now, with its new turn number
 */
public record AnswerOwed(Conversation conversation) {
}
