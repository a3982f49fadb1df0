package dev.bailiwick.conversation;

/**
 * The assistant asked for a human and gave the pen away; said inside the transaction that did it.
 *
 * @param conversation as it is now
 * @param handoff      why, to whom, with which note
 */
public record HandoffRequested(Conversation conversation, Handoff handoff) {
}
