package dev.bailiwick.ledger.jdbc;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.ledger.Chain;
import dev.bailiwick.ledger.Decided;
import dev.bailiwick.ledger.Entry;
import dev.bailiwick.ledger.Ledger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger in PostgreSQL, table {@code ledger.entry}. */
@Repository
class JdbcLedger implements Ledger {

    private static final String COLUMNS = "conversation_id, number, turn, kind, at, release, details, previous_hash, hash";
    private static final int ROWS_AT_ONCE = 2_000;
    /** Any number that nobody else in this database uses as a lock. */
    private static final long COMPANY_LOCK = 0x6c_65_64_67_65_72L;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JdbcTemplate cursors;
    private final TransactionTemplate reading;

    JdbcLedger(DataSource dataSource, PlatformTransactionManager transactions) {
        this.batches = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(batches);
        this.cursors = new JdbcTemplate(dataSource);
        this.cursors.setFetchSize(ROWS_AT_ONCE);
        // The driver reads row by row through a cursor only inside a transaction.
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    @Override
    public void append(List<Decided> decided) {
        Map<ConversationId, List<Decided>> byConversation = new LinkedHashMap<>();
        for (Decided one : decided) {
            byConversation.computeIfAbsent(one.conversation(), id -> new ArrayList<>()).add(one);
        }
        List<Entry> chained = new ArrayList<>(decided.size());
        byConversation.forEach((conversation, ofIt) -> chain(conversation, ofIt, chained));
        insert(chained);
    }

    private void chain(ConversationId conversation, List<Decided> decided, List<Entry> chained) {
        if (conversation.equals(ConversationId.COMPANY)) {
            // Who decides about the house itself has taken no conversation's row: its chain's end is held by a lock instead.
            jdbc.sql("select pg_advisory_xact_lock(?)").param(COMPANY_LOCK).query(row -> { });
        }
        Head head = jdbc.sql("select number, hash from ledger.entry where conversation_id = ? order by number desc limit 1")
                .param(conversation.value())
                .query((row, index) -> new Head(row.getLong(1), hex(row.getBytes(2))))
                .optional().orElseGet(() -> new Head(0, Chain.beginning(conversation)));
        long number = head.number();
        String previous = head.hash();
        for (Decided one : decided) {
            Entry entry = Chain.entry(one, ++number, previous);
            previous = entry.hash();
            chained.add(entry);
        }
    }

    private void insert(List<Entry> entries) {
        batches.batchUpdate("insert into ledger.entry (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?::json, ?, ?)", entries, entries.size(),
                JdbcLedger::bind);
    }

    private static void bind(PreparedStatement row, Entry entry) throws SQLException {
        row.setString(1, entry.conversation().value());
        row.setLong(2, entry.number());
        row.setInt(3, entry.turn());
        row.setString(4, entry.kind());
        row.setObject(5, entry.at().atOffset(ZoneOffset.UTC));
        row.setString(6, entry.release());
        row.setString(7, entry.details());
        row.setBytes(8, HexFormat.of().parseHex(entry.previousHash()));
        row.setBytes(9, HexFormat.of().parseHex(entry.hash()));
    }

    @Override
    public List<Entry> entries(ConversationId conversation, long after, int most) {
        return jdbc.sql("select " + COLUMNS + " from ledger.entry where conversation_id = ? and number > ? order by number limit ?")
                .params(conversation.value(), after, most)
                .query((row, index) -> entry(row)).list();
    }

    @Override
    public boolean knows(ConversationId conversation) {
        return jdbc.sql("select exists (select 1 from ledger.entry where conversation_id = ?)").param(conversation.value())
                .query(Boolean.class).single();
    }

    @Override
    public List<Recent> latest(int most) {
        return jdbc.sql("""
                select first.conversation_id, first.at, last.number, last.kind, last.at
                from (select conversation_id, at from ledger.entry where number = 1 order by at desc limit ?) first
                cross join lateral (select number, kind, at from ledger.entry
                    where conversation_id = first.conversation_id order by number desc limit 1) last
                order by first.at desc""")
                .param(most)
                .query((row, index) -> new Recent(new ConversationId(row.getString(1)), moment(row, 2).toInstant(), row.getLong(3),
                        row.getString(4), moment(row, 5).toInstant()))
                .list();
    }

    @Override
    public void read(ConversationId conversation, Consumer<Entry> reader) {
        String where = conversation == null ? "" : " where conversation_id = ?";
        Object[] values = conversation == null ? new Object[0] : new Object[] {conversation.value()};
        RowCallbackHandler each = row -> reader.accept(entry(row));
        reading.executeWithoutResult(open -> cursors.query(
                "select " + COLUMNS + " from ledger.entry" + where + " order by conversation_id, number", each, values));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(new ConversationId(row.getString(1)), row.getLong(2), row.getInt(3), row.getString(4), moment(row, 5).toInstant(),
                row.getString(6), row.getString(7), hex(row.getBytes(8)), hex(row.getBytes(9)));
    }

    private static OffsetDateTime moment(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private record Head(long number, String hash) {
    }
}
