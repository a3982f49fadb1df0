package dev.bailiwick.admin.jdbc;

import dev.bailiwick.admin.BrowseConversations;
import dev.bailiwick.admin.Mark;
import dev.bailiwick.kernel.ConversationId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds a page's conversations by an index alone, by a mark's when one is wanted and else by their beginning, and reads what else a line shows for
 * these few only.
 */
@Repository
class JdbcBrowseConversations implements BrowseConversations {

    private static final int LAST_WORDS = 160;
    private static final String LINES = """
            select c.id, c.customer_id, c.channel, c.status, c.language, c.turn, c.created, c.updated, c.handoff_code, c.handoff_reason, c.handoff_open,
                   marked.topics, marked.policies, left(last.body, %d)
              from (%s) page
              join conversation.conversation c on c.id = page.id
             cross join lateral (select array_agg(value order by value) filter (where kind = 'topic') topics,
                                        array_agg(value order by value) filter (where kind = 'policy') policies
                                   from admin.mark where conversation_id = c.id) marked
              left join lateral (select body from conversation.message where conversation_id = c.id and participant = 'CUSTOMER'
                                  order by sequence desc limit 1) last on true
             order by c.created desc, c.id desc""";

    private final JdbcClient jdbc;

    JdbcBrowseConversations(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    @Override
    public Page page(Wanted wanted, Place after, int most) {
        List<Object> values = new ArrayList<>();
        String page = ids(wanted, after, values) + " limit ?";
        values.add(most + 1);
        List<Line> lines = jdbc.sql(LINES.formatted(LAST_WORDS, page)).params(values).query((row, index) -> line(row)).list();
        if (lines.size() <= most) {
            return new Page(lines, null);
        }
        Line last = lines.get(most - 1);
        return new Page(lines.subList(0, most), new Place(last.began(), last.id()));
    }

    private static String ids(Wanted wanted, Place after, List<Object> values) {
        Iterator<Mark> marks = wanted.marks().iterator();
        boolean marked = marks.hasNext();
        boolean row = given(wanted.status()) || given(wanted.language()) || given(wanted.text());
        String began = marked ? "m.began" : "c.created";
        String id = marked ? "m.conversation_id" : "c.id";
        StringBuilder sql = new StringBuilder("select " + id + " as id from ").append(marked ? "admin.mark m" : "conversation.conversation c");
        if (marked && row) {
            sql.append(" join conversation.conversation c on c.id = m.conversation_id");
        }
        sql.append(" where true");
        if (marked) {
            with(sql, values, " and m.kind = ? and m.value = ?", marks.next());
        }
        while (marks.hasNext()) {
            with(sql, values, " and exists (select 1 from admin.mark x where x.kind = ? and x.value = ? and x.began = m.began"
                    + " and x.conversation_id = m.conversation_id)", marks.next());
        }
        if (given(wanted.status())) {
            sql.append(" and c.status = ?");
            values.add(wanted.status().toUpperCase(Locale.ROOT));
        }
        if (given(wanted.language())) {
            sql.append(" and c.language = ?");
            values.add(wanted.language());
        }
        if (given(wanted.text())) {
            sql.append(" and (c.id ilike ? or c.customer_id ilike ?)");
            String part = "%" + wanted.text().replaceAll("([\\\\%_])", "\\\\$1") + "%";
            values.add(part);
            values.add(part);
        }
        if (after != null) {
            // The first condition is what the index is entered by, the second what makes the place exact.
            sql.append(" and ").append(began).append(" <= ? and (").append(began).append(", ").append(id).append(") < (?, ?)");
            values.add(after.began().atOffset(ZoneOffset.UTC));
            values.add(after.began().atOffset(ZoneOffset.UTC));
            values.add(after.id());
        }
        return sql.append(" order by ").append(began).append(" desc, ").append(id).append(" desc").toString();
    }

    private static void with(StringBuilder sql, List<Object> values, String condition, Mark mark) {
        sql.append(condition);
        values.add(mark.kind().word());
        values.add(mark.value());
    }

    private static boolean given(String value) {
        return value != null && !value.isEmpty();
    }

    @Override
    public Optional<Line> find(ConversationId id) {
        return jdbc.sql(LINES.formatted(LAST_WORDS, "select ?::text as id")).param(id.value()).query((row, index) -> line(row)).optional();
    }

    @Override
    public List<String> languages() {
        return jdbc.sql("select distinct language from conversation.conversation order by language").query(String.class).list();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(row.getString(1), row.getString(2), row.getString(3), row.getString(4).toLowerCase(Locale.ROOT), row.getString(5),
                row.getInt(6), moment(row, 7), moment(row, 8), row.getString(9), row.getString(10), row.getBoolean(11), texts(row.getArray(12)),
                texts(row.getArray(13)), row.getString(14));
    }

    private static Instant moment(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static List<String> texts(Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}
