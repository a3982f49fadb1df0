package dev.bailiwick.conversation;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The wish to begin a conversation.
 *
 * @param id         chosen by the caller
 * @param customerId the company's id of the customer, 1 to 255 characters
 * @param channel    where it takes place, 1 to 40 characters
 * @param pen        who is to answer
 * @param assigneeId who it is assigned to, or null
 * @param metadata   any JSON, echoed in webhooks, or null
 * @param resources  a JSON object of facts the assistant may use, or null
 * @param created    when it began, kept to the microsecond, or null for now
 * @param token      a secret to echo in webhooks, or null; never logged, never shown to a model
 */
public record NewConversation(ConversationId id, String customerId, String channel, Pen pen, String assigneeId, String metadata,
        String resources, Instant created, String token) {

    /** @throws Refusal of kind {@code INVALID} naming the first field that is missing or too long */
    public NewConversation {
        Limits.required("id", id);
        if (id.equals(ConversationId.COMPANY)) {
            throw Refusal.invalid("id", "'" + id + "' is kept for what is decided about the house itself; choose another");
        }
        Limits.within("customer_id", customerId, 1, 255);
        Limits.within("channel", channel, 1, 40);
        Limits.required("assignee_type", pen);
        Limits.optional("assignee_id", assigneeId, 255);
        Limits.optional("metadata", metadata, 65_536);
        Limits.optional("resources", resources, 262_144);
        created = created == null ? null : created.truncatedTo(ChronoUnit.MICROS);
        Limits.optional("conversation_token", token, 4_096);
    }

    /** @return everything but the token */
    @Override
    public String toString() {
        return "NewConversation[" + id + ", " + customerId + ", " + channel + ", " + pen + "]";
    }
}
