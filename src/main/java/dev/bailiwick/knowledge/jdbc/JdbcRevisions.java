package dev.bailiwick.knowledge.jdbc;

import dev.bailiwick.knowledge.Article;
import dev.bailiwick.knowledge.Revision;
import dev.bailiwick.knowledge.Revisions;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Revisions in the schema {@code knowledge}. */
@Repository
class JdbcRevisions implements Revisions {

    static final String REVISION = """
            select r.*, a.language, p.place, p.heading, p.text, p.audience as part_audience
              from knowledge.revision r
              join knowledge.article a on a.id = r.article
              join knowledge.passage p on p.article = r.article and p.revision = r.number
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;

    JdbcRevisions(JdbcTemplate batches, PlatformTransactionManager transactions) {
        this.jdbc = JdbcClient.create(batches);
        this.batches = batches;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The revision of an article that nothing has ended yet. */
    private record Open(int number, String contentHash) {
    }

    @Override
    public Changes takeOver(List<Article> set, Instant at) {
        return transaction.execute(status -> {
            jdbc.sql("lock table knowledge.intake in share row exclusive mode").update();
            return takeOver(set, open(), lastNumbers(), after(at));
        });
    }

    @Override
    public Changes compare(List<Article> set) {
        return changes(set, open(), new ArrayList<>());
    }

    private static Changes changes(List<Article> set, Map<String, Open> open, List<Article> fresh) {
        var added = new TreeSet<String>();
        var changed = new TreeSet<String>();
        var removed = new TreeSet<>(open.keySet());
        for (Article article : set) {
            removed.remove(article.id());
            Open before = open.get(article.id());
            if (before == null || !before.contentHash().equals(article.contentHash())) {
                (before == null ? added : changed).add(article.id());
                fresh.add(article);
            }
        }
        return new Changes(List.copyOf(added), List.copyOf(changed), List.copyOf(removed), set.size() - fresh.size());
    }

    private Changes takeOver(List<Article> set, Map<String, Open> open, Map<String, Integer> last, Instant at) {
        List<Article> fresh = new ArrayList<>();
        var changes = changes(set, open, fresh);
        if (!changes.none()) {
            end(changes.changed(), at);
            end(changes.removed(), at);
            insert(fresh, last, at);
            jdbc.sql("insert into knowledge.intake (at, added, changed, removed) values (?, ?, ?, ?)")
                    .params(Timestamp.from(at), changes.added().size(), changes.changed().size(),
                            changes.removed().size()).update();
        }
        return changes;
    }

    /** Imports are ordered by their moment even when a clock was set back, so that one moment sees one state. */
    private Instant after(Instant at) {
        Timestamp last = jdbc.sql("select max(at) from knowledge.intake").query(Timestamp.class).optional().orElse(null);
        Instant now = at.truncatedTo(ChronoUnit.MICROS);
        return last == null || now.isAfter(last.toInstant()) ? now : last.toInstant().plus(1, ChronoUnit.MICROS);
    }

    private Map<String, Open> open() {
        Map<String, Open> open = new HashMap<>();
        jdbc.sql("select article, number, content_hash from knowledge.revision where ended_at is null")
                .query(row -> {
                    open.put(row.getString(1), new Open(row.getInt(2), row.getString(3)));
                });
        return open;
    }

    private Map<String, Integer> lastNumbers() {
        Map<String, Integer> numbers = new HashMap<>();
        jdbc.sql("select article, max(number) from knowledge.revision group by article")
                .query(row -> {
                    numbers.put(row.getString(1), row.getInt(2));
                });
        return numbers;
    }

    private void end(Collection<String> articles, Instant at) {
        batches.batchUpdate("update knowledge.revision set ended_at = ? where article = ? and ended_at is null",
                articles.stream().map(id -> new Object[] {Timestamp.from(at), id}).toList());
    }

    private void insert(List<Article> articles, Map<String, Integer> last, Instant at) {
        batches.batchUpdate("insert into knowledge.article (id, language) values (?, ?) on conflict do nothing",
                articles.stream().map(a -> new Object[] {a.id(), a.language().code()}).toList());
        batches.batchUpdate("""
                insert into knowledge.revision (article, number, title, topic, product, audience, owner, url, valid_from, valid_until,
                                                review, content_hash, source_hash, imported_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                articles.stream().map(a -> new Object[] {a.id(), last.getOrDefault(a.id(), 0) + 1, a.title(), a.topic(), a.product(),
                        a.audience().name(), a.owner(), a.url(), Timestamp.from(a.validFrom()),
                        a.validUntil() == null ? null : Timestamp.from(a.validUntil()), java.sql.Date.valueOf(a.review()),
                        a.contentHash(), a.source(), Timestamp.from(at)}).toList());
        List<Object[]> passages = new ArrayList<>();
        for (Article a : articles) {
            for (int place = 0; place < a.parts().size(); place++) {
                Article.Part part = a.parts().get(place);
                passages.add(new Object[] {a.id(), last.getOrDefault(a.id(), 0) + 1, place, part.heading(), part.text(),
                        part.audience().name()});
            }
        }
        batches.batchUpdate("insert into knowledge.passage (article, revision, place, heading, text, audience) values (?, ?, ?, ?, ?, ?)",
                passages);
    }

    @Override
    public List<Revision> inForce(Instant moment) {
        return jdbc.sql(REVISION + """
                where r.in_force_from <= ? and (r.in_force_until is null or r.in_force_until > ?)
                order by r.article, r.number, p.place""")
                .params(Timestamp.from(moment), Timestamp.from(moment))
                .query(new RevisionRows());
    }

    @Override
    public Revision revision(String article, int number) {
        return jdbc.sql(REVISION + "where r.article = ? and r.number = ? order by p.place")
                .params(article, number)
                .query(new RevisionRows()).stream().findFirst().orElse(null);
    }

    @Override
    public Span span(Instant moment) {
        Timestamp at = Timestamp.from(moment);
        return jdbc.sql("""
                select greatest((select max(in_force_from) from knowledge.revision where in_force_from <= ?),
                                (select max(in_force_until) from knowledge.revision where in_force_until <= ?)),
                       least((select min(in_force_from) from knowledge.revision where in_force_from > ?),
                             (select min(in_force_until) from knowledge.revision where in_force_until > ?))""")
                .params(at, at, at, at)
                .query((row, index) -> new Span(RevisionRows.instant(row, 1), RevisionRows.instant(row, 2))).single();
    }

    @Override
    public long lastImport() {
        return jdbc.sql("select coalesce(max(number), 0) from knowledge.intake").query(Long.class).single();
    }
}
