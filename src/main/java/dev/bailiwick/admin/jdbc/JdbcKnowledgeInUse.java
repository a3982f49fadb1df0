package dev.bailiwick.admin.jdbc;

import dev.bailiwick.admin.KnowledgeInUse;
import dev.bailiwick.kernel.ConversationId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the ledger: citations over the index {@code entry_replies}, gaps over the mark of the conversations that were handed over for one. */
@Repository
class JdbcKnowledgeInUse implements KnowledgeInUse {

    private static final int MOST_LINES = 5_000;
    private static final String CITED = """
            with said as (select at, details from ledger.entry where kind = 'reply-sent' and at >= :since order by at desc limit :replies),
                 cited as (select at, cited ->> 'article' as article, (cited ->> 'revision')::int as revision, (cited ->> 'passage')::int as place
                             from said cross join lateral json_array_elements(case when json_typeof(details -> 'citations') = 'array'
                                                                                   then details -> 'citations' else '[]' end) cited)
            """;

    private final JdbcClient jdbc;

    JdbcKnowledgeInUse(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    @Override
    public List<Cited> cited(Instant since) {
        return jdbc.sql(CITED + "select article, count(*), max(at) from cited where article is not null group by article"
                + " order by count(*) desc, article limit :most")
                .param("since", Timestamp.from(since)).param("replies", MOST_REPLIES).param("most", MOST_LINES)
                .query((row, index) -> new Cited(row.getString(1), row.getLong(2), row.getTimestamp(3).toInstant())).list();
    }

    @Override
    public List<CitedPassage> citedOf(String article, Instant since) {
        return jdbc.sql(CITED + "select revision, place, count(*), max(at) from cited where article = :article and revision is not null"
                + " and place is not null group by revision, place order by revision, place limit :most")
                .param("since", Timestamp.from(since)).param("replies", MOST_REPLIES).param("article", article).param("most", MOST_LINES)
                .query((row, index) -> new CitedPassage(row.getInt(1), row.getInt(2), row.getLong(3), row.getTimestamp(4).toInstant())).list();
    }

    @Override
    public List<Gap> gaps(Instant since) {
        return jdbc.sql("""
                select h.conversation_id, h.turn, h.at, p.details ->> 'query', p.details ->> 'language', p.details -> 'hits' -> 0 ->> 'article',
                       p.details -> 'hits' -> 0 ->> 'title', coalesce((p.details -> 'hits' -> 0 ->> 'nearness')::float8, 0)
                  from (select conversation_id from admin.mark where kind = 'handoff' and value = 'no-knowledge' and began >= :since
                         order by began desc limit :most) marked
                  join ledger.entry h on h.conversation_id = marked.conversation_id and h.kind = 'handed-off' and h.details ->> 'code' = 'no-knowledge'
                  left join lateral (select details from ledger.entry f where f.conversation_id = h.conversation_id and f.number < h.number
                                      and f.turn = h.turn and f.kind = 'passages-found' order by f.number desc limit 1) p on true
                 order by h.at desc limit :most""")
                .param("since", Timestamp.from(since)).param("most", MOST_GAPS)
                .query((row, index) -> new Gap(new ConversationId(row.getString(1)), row.getInt(2), row.getTimestamp(3).toInstant(), row.getString(4),
                        row.getString(5), row.getString(6), row.getString(7), row.getDouble(8))).list();
    }
}
