package dev.bailiwick.channel.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Pen;

/**
 * A conversation as the wire contract has it. What is not known yet is an empty string, so that a client with plain string fields can read it.
 */
record ConversationAnswer(String id, String customer_id, String channel, String created, String updated, String status, boolean agent_is_active,
        String latest_intent, String latest_handoff_target,
        @JsonInclude(JsonInclude.Include.NON_NULL) LatestHandoff latest_agent_metadata) {

    /** What the assistant said when it last asked for a human. */
    record LatestHandoff(String intent, String intent_handoff_target, String handoff_reason, String handoff_note) {
    }

    static ConversationAnswer of(Conversation c) {
        Conversation.LatestHandoff handoff = c.handoff();
        return new ConversationAnswer(c.id().value(), c.customerId(), c.channel(), WireWords.of(c.created()), WireWords.of(c.updated()),
                WireWords.of(c.status()), c.pen() == Pen.ASSISTANT, known(c.latestIntent()), handoff == null ? "" : known(handoff.target()),
                handoff == null ? null : new LatestHandoff(known(c.latestIntent()), known(handoff.target()), reason(handoff), known(handoff.note())));
    }

    private static String reason(Conversation.LatestHandoff handoff) {
        return handoff.reason() == null || handoff.reason().isEmpty() ? handoff.code() : handoff.reason();
    }

    private static String known(String text) {
        return text == null ? "" : text;
    }
}
