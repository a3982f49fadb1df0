package dev.bailiwick.admin.jdbc;

import dev.bailiwick.admin.Watch;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.ledger.Entry;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads PostgreSQL's list of connections, and the company's chain from its end. */
@Repository
class JdbcWatch implements Watch {

    /** Every node holds one connection of this name, with which it watches whether the database is there. */
    private static final String WATCH = "bailiwick watch";

    private final JdbcClient jdbc;

    JdbcWatch(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    @Override
    public List<Node> nodes() {
        return jdbc.sql("select host(client_addr), backend_start from pg_stat_activity where application_name = ? and datname = current_database()"
                        + " order by backend_start")
                .param(WATCH).query((row, index) -> new Node(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant())).list();
    }

    @Override
    public List<Entry> changes(long before, int most) {
        return jdbc.sql("select number, turn, kind, at, release, details, previous_hash, hash from ledger.entry"
                        + " where conversation_id = ? and number < ? order by number desc limit ?")
                .params(ConversationId.COMPANY.value(), before, most)
                .query((row, index) -> new Entry(ConversationId.COMPANY, row.getLong(1), row.getInt(2), row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(), row.getString(5), row.getString(6),
                        HexFormat.of().formatHex(row.getBytes(7)), HexFormat.of().formatHex(row.getBytes(8)))).list();
    }
}
