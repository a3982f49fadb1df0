package dev.bailiwick.channel;

import dev.bailiwick.kernel.ConversationId;

/**
 * Something waits to be delivered; said inside the transaction that queued it.
 *
 * @param conversation the conversation it belongs to
 */
public record DeliveryQueued(ConversationId conversation) {
}
