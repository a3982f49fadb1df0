package dev.bailiwick.conversation.jdbc;

import dev.bailiwick.conversation.WatchConversations;
import dev.bailiwick.kernel.ConversationId;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcWatchConversations implements WatchConversations {

    private final JdbcClient jdbc;

    JdbcWatchConversations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Mark> marks(Collection<ConversationId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select c.id, c.updated, coalesce((select max(m.sequence) from conversation.message m where m.conversation_id = c.id), 0)
                  from conversation.conversation c where c.id = any (?)
                """).param(ids.stream().map(ConversationId::value).toArray(String[]::new))
                .query((row, number) -> new Mark(new ConversationId(row.getString(1)), row.getLong(3), row.getTimestamp(2).toInstant())).list();
    }
}
