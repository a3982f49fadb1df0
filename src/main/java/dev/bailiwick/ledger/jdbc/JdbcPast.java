package dev.bailiwick.ledger.jdbc;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Past decisions from {@code ledger.entry}, by pages that begin where the one before ended; the index {@code entry_judgements} serves judgements. */
@Repository
class JdbcPast implements Decision.Past {

    private static final int PAGE = 2_000;

    private final JdbcClient jdbc;

    JdbcPast(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public void read(Set<Decision.Kind> kinds, Instant from, Instant until, Consumer<Decision.Kept> reader) {
        String sql = "select conversation_id, number, turn, kind, at, details::text from ledger.entry where " + among(kinds)
                + " and at < ? and (at, conversation_id, number) > (?, ?, ?) order by at, conversation_id, number limit " + PAGE;
        OffsetDateTime end = utc(until);
        OffsetDateTime at = utc(from);
        String conversation = "";
        long number = 0;
        List<Decision.Kept> page;
        do {
            page = jdbc.sql(sql).params(end, at, conversation, number).query((row, index) -> new Decision.Kept(
                    new ConversationId(row.getString(1)), row.getLong(2), row.getInt(3), kind(row.getString(4)),
                    row.getObject(5, OffsetDateTime.class).toInstant(), row.getString(6))).list();
            page.forEach(reader);
            if (!page.isEmpty()) {
                Decision.Kept last = page.getLast();
                at = utc(last.at());
                conversation = last.conversation().value();
                number = last.number();
            }
        } while (page.size() == PAGE);
    }

    @Override
    public long count(Set<Decision.Kind> kinds, Instant from, Instant until) {
        return jdbc.sql("select count(*) from ledger.entry where " + among(kinds) + " and at >= ? and at < ?").params(utc(from), utc(until))
                .query(Long.class).single();
    }

    /** Written into the statement, in the order of the index's own condition: only so does the planner see that the index serves. */
    private static String among(Set<Decision.Kind> kinds) {
        return "kind in (" + kinds.stream().sorted().map(kind -> "'" + kind.word() + "'").collect(Collectors.joining(", ")) + ")";
    }

    private static Decision.Kind kind(String word) {
        return Decision.Kind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
