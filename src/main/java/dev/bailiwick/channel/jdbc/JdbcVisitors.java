package dev.bailiwick.channel.jdbc;

import dev.bailiwick.channel.Visitors;
import dev.bailiwick.kernel.ConversationId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcVisitors implements Visitors {

    private final JdbcClient jdbc;

    JdbcVisitors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(ConversationId conversation, byte[] tokenHash, Instant at) {
        jdbc.sql("insert into channel.chat_visitor (conversation_id, token_hash, created) values (?, ?, ?)")
                .params(conversation.value(), tokenHash, Timestamp.from(at)).update();
    }

    @Override
    public Optional<byte[]> tokenHash(ConversationId conversation) {
        return jdbc.sql("select token_hash from channel.chat_visitor where conversation_id = ?").param(conversation.value())
                .query((row, number) -> row.getBytes(1)).optional();
    }
}
