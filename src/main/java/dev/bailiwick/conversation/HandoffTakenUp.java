package dev.bailiwick.conversation;

/**
 * A human came to a conversation that the assistant had handed over; said inside the transaction in which they did.
 *
 * @param conversation as it is now, with whoever came as its assignee where that is known
 */
public record HandoffTakenUp(Conversation conversation) {
}
