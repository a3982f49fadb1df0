package dev.bailiwick.desk.jdbc;

import dev.bailiwick.desk.Case;
import dev.bailiwick.desk.Cases;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cases in PostgreSQL, table {@code desk.handed_case}. */
@Repository
class JdbcCases implements Cases {

    private static final String COLUMNS = "id, conversation_id, turn, target, reason_code, reason, note, intent, language, channel, opened, taken_by,"
            + " taken_at, overdue, closed";

    private final JdbcClient jdbc;

    JdbcCases(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public void open(Case opened) {
        close(opened.conversation(), opened.opened());
        jdbc.sql("insert into desk.handed_case (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(opened.id(), opened.conversation().value(), opened.turn(), opened.target(), opened.reason().code(),
                        opened.reason().text(), opened.note(), opened.intent(), opened.language().code(), opened.channel(), utc(opened.opened()),
                        opened.takenBy(), utc(opened.takenAt()), utc(opened.overdue()), utc(opened.closed())))
                .update();
    }

    @Override
    public void take(ConversationId conversation, String by, Instant at) {
        jdbc.sql("update desk.handed_case set taken_by = ?, taken_at = ? where conversation_id = ? and closed is null and taken_at is null")
                .param(by).param(utc(at)).param(conversation.value()).update();
    }

    @Override
    public boolean remind(ConversationId conversation, Instant at) {
        return jdbc.sql("update desk.handed_case set overdue = coalesce(overdue, ?) where conversation_id = ? and closed is null and taken_at is null")
                .param(utc(at)).param(conversation.value()).update() > 0;
    }

    @Override
    public void close(ConversationId conversation, Instant at) {
        jdbc.sql("update desk.handed_case set closed = ? where conversation_id = ? and closed is null").param(utc(at)).param(conversation.value())
                .update();
    }

    @Override
    public List<Case> list(boolean onlyOpen, int most) {
        List<Case> found = new ArrayList<>(jdbc.sql("select " + COLUMNS
                + " from desk.handed_case where closed is null order by opened, id limit ?").param(most).query(JdbcCases::row).list());
        if (!onlyOpen && found.size() < most) {
            found.addAll(jdbc.sql("select " + COLUMNS + " from desk.handed_case where closed is not null order by closed desc, id limit ?")
                    .param(most - found.size()).query(JdbcCases::row).list());
        }
        return List.copyOf(found);
    }

    @Override
    public long open() {
        return jdbc.sql("select count(*) from desk.handed_case where closed is null").query(Long.class).single();
    }

    private static Case row(ResultSet row, int index) throws SQLException {
        return new Case(row.getString("id"), new ConversationId(row.getString("conversation_id")), row.getInt("turn"), row.getString("target"),
                new Reason(row.getString("reason_code"), row.getString("reason")), row.getString("note"), row.getString("intent"),
                new Language(row.getString("language")), row.getString("channel"), instant(row, "opened"), row.getString("taken_by"),
                instant(row, "taken_at"), instant(row, "overdue"), instant(row, "closed"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
