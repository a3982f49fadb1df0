package dev.bailiwick.rehearsal.memory;

import dev.bailiwick.channel.Visitors;
import dev.bailiwick.kernel.ConversationId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/** Visitors of the chat page in memory. */
final class MemoryVisitors implements Visitors {

    private final MemoryTable<byte[]> visitors;

    MemoryVisitors(MemoryRows rows) {
        this.visitors = rows.table("channel.chat_visitor");
    }

    @Override
    public void add(ConversationId conversation, byte[] tokenHash, Instant at) {
        if (!visitors.add(conversation.value(), tokenHash.clone())) {
            throw new DuplicateKeyException("conversation " + conversation + " has a visitor already");
        }
    }

    @Override
    public Optional<byte[]> tokenHash(ConversationId conversation) {
        return Optional.ofNullable(visitors.find(conversation.value())).map(byte[]::clone);
    }
}
