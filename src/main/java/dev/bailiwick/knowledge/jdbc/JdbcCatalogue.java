package dev.bailiwick.knowledge.jdbc;

import dev.bailiwick.kernel.Language;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.Catalogue;
import dev.bailiwick.knowledge.Revision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks articles up in the schema {@code knowledge}. */
@Repository
class JdbcCatalogue implements Catalogue {

    private final JdbcClient jdbc;

    JdbcCatalogue(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    @Override
    public List<Line> lines(Instant asOf) {
        return jdbc.sql("""
                select distinct on (r.article) r.article, r.number, r.title, r.topic, r.product, r.audience, a.language, r.owner, r.review,
                       r.in_force_from, r.in_force_until, count(*) over (partition by r.article) as revisions,
                       (select count(*) from knowledge.passage p where p.article = r.article and p.revision = r.number) as passages
                  from knowledge.revision r join knowledge.article a on a.id = r.article
                 order by r.article, (r.in_force_from <= :at and (r.in_force_until is null or r.in_force_until > :at)) desc, r.number desc
                 limit :most""")
                .param("at", Timestamp.from(asOf)).param("most", MOST_ARTICLES).query((row, index) -> line(row, asOf)).list();
    }

    private static Line line(ResultSet row, Instant asOf) throws SQLException {
        Instant from = row.getTimestamp("in_force_from").toInstant();
        Timestamp until = row.getTimestamp("in_force_until");
        Instant end = until == null ? null : until.toInstant();
        return new Line(row.getString("article"), row.getInt("number"), row.getString("title"), row.getString("topic"), row.getString("product"),
                Audience.valueOf(row.getString("audience")), new Language(row.getString("language")), row.getString("owner"),
                row.getDate("review").toLocalDate(), from, end, Standing.at(from, end, asOf), row.getInt("revisions"), row.getInt("passages"));
    }

    @Override
    public List<Revision> history(String article) {
        return jdbc.sql(JdbcRevisions.REVISION + """
                where r.article = ? and r.number > (select max(number) from knowledge.revision where article = ?) - ?
                order by r.number desc, p.place""")
                .params(article, article, MOST_REVISIONS).query(new RevisionRows());
    }
}
