package dev.bailiwick.conversation;

import dev.bailiwick.kernel.Refusal;
import java.time.Instant;

/**
 * Something that happened around a conversation and is to be noted: typing, read, delivered, an internal note.
 *
 * @param type           the wire contract's word for it
 * @param participant    whose doing it was
 * @param participantId  the company's id of who did it
 * @param body           words that belong to it, or null
 * @param messageId      the message it is about, or null
 * @param idempotencyKey makes a repetition recognisable, or null
 * @param at             when, or null for now
 */
public record NotedEvent(String type, Participant participant, String participantId, String body, String messageId,
        String idempotencyKey, Instant at) {

    /** @throws Refusal of kind {@code INVALID} naming the first field that is missing or too long */
    public NotedEvent {
        Limits.within("type", type, 1, 40);
        Limits.required("participant_type", participant);
        Limits.within("participant_id", participantId, 1, 255);
        Limits.optional("body", body, NewMessage.LONGEST_BODY);
        Limits.optional("message_id", messageId, 255);
        Limits.optional("idempotency_key", idempotencyKey, 255);
    }
}
