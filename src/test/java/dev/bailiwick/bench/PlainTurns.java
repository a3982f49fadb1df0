package dev.bailiwick.bench;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.ReleaseId;
import dev.bailiwick.ledger.Chain;
import dev.bailiwick.ledger.Decided;
import dev.bailiwick.ledger.Entry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;

/**
 * What a careful programmer would write by hand instead of drawing, engine, rules and modules: the same three transactions of a turn with the
 * same rows in the same tables, row lock, hash chain and outbox included, the ledger's texts copied from a turn of the house. Nothing is
 * judged, searched or decided. It is the yardstick, not a design.
 */
final class PlainTurns {

    private static final String TAKE = "select id, status, turn, answered_up_to, language, details, updated from conversation.conversation where id = ?"
            + " for update";
    private static final String SAY = "insert into conversation.message (conversation_id, id, turn, participant, participant_id, body, citations, created,"
            + " fingerprint) values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning sequence";

    private final DataSource pool;
    private final Sample sample;

    /** What one turn of the house wrote. */
    record Sample(List<Entry> message, List<Entry> understood, List<Entry> replied, String work, String reply, String citations, String delivery) {
    }

    PlainTurns(DataSource pool, Sample sample) {
        this.pool = pool;
        this.sample = sample;
    }

    /** Reads what the house wrote for the last turn of a conversation; the work must be read while that turn is under way. */
    static Sample sample(DataSource pool, String conversation, int turn, String work) throws SQLException {
        List<Entry> message = new ArrayList<>();
        List<Entry> understood = new ArrayList<>();
        List<Entry> replied = new ArrayList<>();
        try (Connection connection = pool.getConnection()) {
            try (PreparedStatement read = connection.prepareStatement("select number, turn, kind, at, release, details from ledger.entry"
                    + " where conversation_id = ? and turn = ? order by number")) {
                read.setString(1, conversation);
                read.setInt(2, turn);
                ResultSet row = read.executeQuery();
                while (row.next()) {
                    String kind = row.getString(3);
                    Entry entry = new Entry(new ConversationId(conversation), row.getLong(1), row.getInt(2), kind,
                            row.getObject(4, OffsetDateTime.class).toInstant(), row.getString(5), row.getString(6), "0".repeat(64), "0".repeat(64));
                    (kind.equals("message-received") ? message : List.of("message-understood", "message-judged", "passages-found").contains(kind)
                            ? understood : replied).add(entry);
                }
            }
            String[] reply = row(connection, "select body, citations from conversation.message where participant = 'ASSISTANT' and conversation_id = ?"
                    + " and turn = " + turn, conversation);
            String[] delivery = row(connection, "select data, type from channel.delivery where conversation_id = ? and turn = " + turn, conversation);
            return new Sample(message, understood, replied, work, reply[0], reply[1], delivery[0]);
        }
    }

    private static String[] row(Connection connection, String sql, String conversation) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(sql)) {
            read.setString(1, conversation);
            ResultSet row = read.executeQuery();
            row.next();
            return new String[] {row.getString(1), row.getString(2)};
        }
    }

    void begin(String id) {
        inTransaction(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("insert into conversation.conversation (id, customer_id, channel, status,"
                    + " fingerprint, created, updated) values (?, 'customer', 'web', 'ACTIVE', 'f', now(), now())")) {
                insert.setString(1, id);
                insert.executeUpdate();
            }
        });
    }

    /** One turn. @return nanoseconds from its beginning to its last commit */
    long turn(String id, String message) {
        long begun = System.nanoTime();
        int turn = Integer.parseInt(message.substring(1));
        inTransaction(connection -> {
            take(connection, id);
            isNew(connection, id, message);
            say(connection, id, message, turn, "CUSTOMER", BenchHouse.QUESTION, null);
            change(connection, id, "turn = turn + 1");
            append(connection, id, sample.message());
        });
        inTransaction(connection -> {
            take(connection, id);
            if (turn == 1) {
                change(connection, id, "language = 'en'");
            }
            append(connection, id, sample.understood());
            work(connection, id, "insert into flow.turn_work (conversation_id, turn, work) values (?, 1, ?)", sample.work());
        });
        inTransaction(connection -> {
            take(connection, id);
            long sequence = say(connection, id, "r" + message, turn, "ASSISTANT", sample.reply(), sample.citations());
            change(connection, id, "answered_up_to = " + sequence);
            deliver(connection, id, message);
            work(connection, id, "delete from flow.turn_work where conversation_id = ?", null);
            append(connection, id, sample.replied());
        });
        return System.nanoTime() - begun;
    }

    private static void take(Connection connection, String id) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setString(1, id);
            take.executeQuery().next();
        }
    }

    private static void isNew(Connection connection, String id, String message) throws SQLException {
        try (PreparedStatement known = connection.prepareStatement("select fingerprint from conversation.message where conversation_id = ? and id = ?")) {
            known.setString(1, id);
            known.setString(2, message);
            known.executeQuery().next();
        }
    }

    private static long say(Connection connection, String id, String message, int turn, String who, String body, String citations)
            throws SQLException {
        try (PreparedStatement say = connection.prepareStatement(SAY)) {
            say.setString(1, id);
            say.setString(2, message);
            say.setInt(3, turn);
            say.setString(4, who);
            say.setString(5, who);
            say.setString(6, body);
            say.setString(7, citations);
            say.setTimestamp(8, Timestamp.from(Instant.now()));
            say.setString(9, "0".repeat(64));
            ResultSet sequence = say.executeQuery();
            sequence.next();
            return sequence.getLong(1);
        }
    }

    private static void change(Connection connection, String id, String what) throws SQLException {
        String set = what.startsWith("answered") ? "answered_up_to = ?" : what;
        try (PreparedStatement change = connection.prepareStatement("update conversation.conversation set " + set + ", updated = ? where id = ?")) {
            int next = 1;
            if (!set.equals(what)) {
                change.setLong(next++, Long.parseLong(what.substring(what.indexOf('=') + 2)));
            }
            change.setTimestamp(next++, Timestamp.from(Instant.now()));
            change.setString(next, id);
            change.executeUpdate();
        }
    }

    private static void work(Connection connection, String id, String sql, String text) throws SQLException {
        try (PreparedStatement work = connection.prepareStatement(sql)) {
            work.setString(1, id);
            if (text != null) {
                work.setString(2, text);
            }
            work.executeUpdate();
        }
    }

    private void deliver(Connection connection, String id, String message) throws SQLException {
        try (PreparedStatement queue = connection.prepareStatement("insert into channel.delivery (id, conversation_id, turn, part, type, data, state,"
                + " next_attempt, give_up_at, created) values (?, ?, ?, 1, 'agent.message', ?, 'PENDING', ?, ?, ?)")) {
            queue.setString(1, id + "/" + message);
            queue.setString(2, id);
            queue.setInt(3, Integer.parseInt(message.substring(1)));
            queue.setString(4, sample.delivery());
            for (int i = 5; i <= 7; i++) {
                queue.setTimestamp(i, Timestamp.from(Instant.now()));
            }
            queue.executeUpdate();
        }
    }

    private static void append(Connection connection, String id, List<Entry> entries) throws SQLException {
        long number = 0;
        String previous = Chain.beginning(new ConversationId(id));
        try (PreparedStatement head = connection.prepareStatement("select number, hash from ledger.entry where conversation_id = ? order by number desc"
                + " limit 1")) {
            head.setString(1, id);
            ResultSet row = head.executeQuery();
            if (row.next()) {
                number = row.getLong(1);
                previous = HexFormat.of().formatHex(row.getBytes(2));
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into ledger.entry (conversation_id, number, turn, kind, at, release, details,"
                + " previous_hash, hash) values (?, ?, ?, ?, ?, ?, ?::json, ?, ?)")) {
            for (Entry entry : entries) {
                Entry next = Chain.entry(new Decided(new ConversationId(id), entry.turn(), entry.kind(), entry.at(),
                        entry.release() == null ? null : new ReleaseId(entry.release()), entry.details()), ++number, previous);
                insert.setString(1, id);
                insert.setLong(2, number);
                insert.setInt(3, next.turn());
                insert.setString(4, next.kind());
                insert.setObject(5, next.at().atOffset(ZoneOffset.UTC));
                insert.setString(6, next.release());
                insert.setString(7, next.details());
                insert.setBytes(8, HexFormat.of().parseHex(previous));
                insert.setBytes(9, HexFormat.of().parseHex(next.hash()));
                insert.addBatch();
                previous = next.hash();
            }
            insert.executeBatch();
        }
    }

    private interface Work {
        void with(Connection connection) throws SQLException;
    }

    private void inTransaction(Work work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.with(connection);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
