package dev.bailiwick.conversation;

import dev.bailiwick.kernel.ConversationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Tells many conversations at a glance whether something happened in them. */
public interface WatchConversations {

    /**
     * @param ids the conversations of interest
     * @return a mark for each that there is; all by one question to the database
     */
    List<Mark> marks(Collection<ConversationId> ids);

    /**
     * Differs from an earlier mark when something happened.
     *
     * @param id           names the conversation
     * @param lastSequence the sequence of its last message, 0 before the first
     * @param updated      when the conversation last changed
     */
    record Mark(ConversationId id, long lastSequence, Instant updated) {
    }
}
