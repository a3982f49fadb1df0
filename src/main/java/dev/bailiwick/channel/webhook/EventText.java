package dev.bailiwick.channel.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.bailiwick.channel.Delivery;
import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.ConversationClosed;
import dev.bailiwick.conversation.Handoff;
import dev.bailiwick.conversation.HandoffRequested;
import dev.bailiwick.conversation.ReplyCleared;
import org.springframework.stereotype.Component;

/** Writes events as the wire contract has them. */
@Component
class EventText {

    private final ObjectMapper json;

    EventText(ObjectMapper json) {
        this.json = json;
    }

    String of(ReplyCleared event) {
        ObjectNode data = about(event.conversation());
        data.put("body", event.message().body());
        // A reply of ours is one message; the contract would allow it to come in several.
        data.put("total", 1);
        data.put("sequence", 1);
        putIfKnown(data, "intent", event.intent());
        data.put("is_holding", event.holding());
        data.put("last_customer_message_id", event.lastCustomerMessage() == null ? "" : event.lastCustomerMessage());
        return write(data);
    }

    String of(HandoffRequested event) {
        Handoff handoff = event.handoff();
        ObjectNode data = about(event.conversation());
        putIfKnown(data, "target", handoff.target());
        data.put("reason_code", handoff.reason().code());
        data.put("reason", handoff.reason().text());
        putIfKnown(data, "note", handoff.note());
        putIfKnown(data, "intent", handoff.intent());
        return write(data);
    }

    String of(ConversationClosed event) {
        ObjectNode data = about(event.conversation());
        putIfKnown(data, "reason_code", event.reason().code());
        putIfKnown(data, "intent", event.conversation().latestIntent());
        return write(data);
    }

    /**
     * The whole body of one event. The same delivery always makes the same bytes, in every attempt and on every node.
     *
     * @param delivery a delivery with its number
     * @return the body
     */
    String body(Delivery delivery) {
        ObjectNode body = json.createObjectNode();
        body.put("id", delivery.id());
        body.put("type", delivery.type().word());
        body.put("sequence_number", delivery.sequenceNumber().intValue());
        body.put("timestamp", delivery.created().toString());
        body.putRawValue("data", new RawValue(delivery.data()));
        return write(body);
    }

    private ObjectNode about(Conversation conversation) {
        ObjectNode data = json.createObjectNode();
        ObjectNode its = data.putObject("conversation");
        its.put("id", conversation.id().value());
        its.put("customer_id", conversation.customerId());
        if (conversation.metadata() == null) {
            its.putNull("metadata");
        } else {
            // As it was handed in: the caller wrote it as JSON, and so it was kept.
            its.putRawValue("metadata", new RawValue(conversation.metadata()));
        }
        return data;
    }

    private static void putIfKnown(ObjectNode data, String field, String value) {
        if (value != null && !value.isEmpty()) {
            data.put(field, value);
        }
    }

    private String write(ObjectNode node) {
        try {
            return json.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
