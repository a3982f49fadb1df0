package dev.bailiwick.admin.jdbc;

import dev.bailiwick.admin.Overview;
import dev.bailiwick.admin.Overview.Count;
import dev.bailiwick.admin.Overview.Outcomes;
import dev.bailiwick.admin.Overview.Part;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts over the conversations' beginnings and the marks, both by index. Replies are measured in every conversation, or, where there are many, in
 * an even part of them, which is drawn by their ids and so stays the same from one look to the next.
 */
@Repository
class JdbcOverview implements Overview.Look {

    private static final int MOST_NAMED = 500;
    /** In about how many conversations replies are measured at most: the messages of a busy month are not read for two figures. */
    private static final int MOST_MEASURED = 4_000;
    private static final Outcomes NONE = new Outcomes(0, 0, 0, 0, 0);

    private final JdbcClient jdbc;
    private final int mostMeasured;

    @Autowired
    JdbcOverview(JdbcTemplate jdbc) {
        this(jdbc, MOST_MEASURED);
    }

    /** @param mostMeasured in about how many conversations replies are measured at most */
    JdbcOverview(JdbcTemplate jdbc, int mostMeasured) {
        this.jdbc = JdbcClient.create(jdbc);
        this.mostMeasured = mostMeasured;
    }

    @Override
    public Overview over(Instant from, Instant until, int parts) {
        Duration part = Duration.between(from, until).dividedBy(parts);
        Map<Integer, Outcomes> found = outcomes(from, until, part);
        List<Part> all = IntStream.range(0, parts)
                .mapToObj(place -> new Part(from.plus(part.multipliedBy(place)), found.getOrDefault(place, NONE))).toList();
        Outcomes sum = found.values().stream().reduce(NONE, JdbcOverview::plus);
        return new Overview(from, until, sum, all, waiting(), replies(from, until, sum.all()), counts("policy", from, until), counts("handoff", from, until));
    }

    private Map<Integer, Outcomes> outcomes(Instant from, Instant until, Duration part) {
        Map<Integer, Outcomes> found = new HashMap<>();
        jdbc.sql("""
                select part, count(*) filter (where not handed and status not in ('FAILED', 'CANCELLED', 'FINISHED')),
                       count(*) filter (where not handed and status = 'FINISHED' and not silent),
                       count(*) filter (where not handed and status = 'FINISHED' and silent), count(*) filter (where handed),
                       count(*) filter (where not handed and status in ('FAILED', 'CANCELLED'))
                  from (select floor(date_part('epoch', c.created - :from) / :part)::int as part, c.status, handed.id is not null as handed,
                               silent.id is not null as silent
                          from conversation.conversation c
                          left join (select distinct conversation_id as id from admin.mark
                                      where kind = 'handoff' and began >= :from and began < :until) handed on handed.id = c.id
                          left join (select distinct conversation_id as id from admin.mark
                                      where kind = 'closed' and value in ('customer-silent', 'customer-left') and began >= :from and began < :until)
                               silent on silent.id = c.id
                         where c.created >= :from and c.created < :until) c
                 group by 1""")
                .param("from", from.atOffset(ZoneOffset.UTC)).param("until", until.atOffset(ZoneOffset.UTC)).param("part", part.toMillis() / 1000.0)
                .query(row -> {
                    found.put(row.getInt(1), new Outcomes(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)));
                });
        return found;
    }

    private Overview.Waiting waiting() {
        return jdbc.sql("select count(*), min(opened) from desk.handed_case where closed is null and taken_at is null")
                .query((row, index) -> {
                    Timestamp oldest = row.getTimestamp(2);
                    return new Overview.Waiting(row.getLong(1), oldest == null ? null : oldest.toInstant());
                }).single();
    }

    private Overview.Replies replies(Instant from, Instant until, long conversations) {
        long every = Math.max(1, Math.ceilDiv(conversations, mostMeasured));
        return jdbc.sql("""
                select count(*), coalesce(percentile_cont(0.5) within group (order by millis), 0),
                       coalesce(percentile_cont(0.95) within group (order by millis), 0)
                  from (select id from conversation.conversation
                         where created >= :from and created < :until and (hashtext(id) & 2147483647) % :every = 0 offset 0) c
                 cross join lateral (
                       select date_part('epoch', min(m.created) filter (where m.participant = 'ASSISTANT' and not m.one_moment)
                                                 - max(m.created) filter (where m.participant = 'CUSTOMER')) * 1000 as millis
                         from conversation.message m where m.conversation_id = c.id and m.turn > 0 group by m.turn) turn
                 where millis >= 0""")
                .param("from", from.atOffset(ZoneOffset.UTC)).param("until", until.atOffset(ZoneOffset.UTC)).param("every", every)
                .query((row, index) -> new Overview.Replies(row.getLong(1), Math.round(row.getDouble(2)), Math.round(row.getDouble(3)),
                        every)).single();
    }

    private List<Count> counts(String kind, Instant from, Instant until) {
        return jdbc.sql("""
                select value, count(*) from admin.mark where kind = :kind and began >= :from and began < :until
                 group by value order by count(*) desc, value limit :most""")
                .param("kind", kind).param("from", from.atOffset(ZoneOffset.UTC)).param("until", until.atOffset(ZoneOffset.UTC))
                .param("most", MOST_NAMED).query((row, index) -> new Count(row.getString(1), row.getLong(2))).list();
    }

    private static Outcomes plus(Outcomes one, Outcomes other) {
        return new Outcomes(one.open() + other.open(), one.resolved() + other.resolved(), one.abandoned() + other.abandoned(),
                one.handedOff() + other.handedOff(), one.failed() + other.failed());
    }
}
