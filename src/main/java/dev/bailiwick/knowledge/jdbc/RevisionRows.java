package dev.bailiwick.knowledge.jdbc;

import dev.bailiwick.kernel.Language;
import dev.bailiwick.knowledge.Article;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.Revision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.ResultSetExtractor;

/** Folds rows, one per passage, ordered by article, number and place, into revisions. */
class RevisionRows implements ResultSetExtractor<List<Revision>> {

    @Override
    public List<Revision> extractData(ResultSet rows) throws SQLException {
        List<Revision> revisions = new ArrayList<>();
        List<Article.Part> parts = new ArrayList<>();
        boolean more = rows.next();
        while (more) {
            String article = rows.getString("article");
            int number = rows.getInt("number");
            Head head = head(rows);
            do {
                parts.add(new Article.Part(rows.getString("heading"), rows.getString("text"),
                        Audience.valueOf(rows.getString("part_audience"))));
                more = rows.next();
            } while (more && rows.getInt("number") == number && rows.getString("article").equals(article));
            revisions.add(head.with(parts));
            parts.clear();
        }
        return revisions;
    }

    /** A revision of which the parts are still to come. */
    private interface Head {
        Revision with(List<Article.Part> parts);
    }

    private static Head head(ResultSet row) throws SQLException {
        String id = row.getString("article");
        String title = row.getString("title");
        String topic = row.getString("topic");
        String product = row.getString("product");
        Audience audience = Audience.valueOf(row.getString("audience"));
        Language language = new Language(row.getString("language"));
        String owner = row.getString("owner");
        Instant from = row.getTimestamp("valid_from").toInstant();
        Timestamp until = row.getTimestamp("valid_until");
        java.time.LocalDate review = row.getDate("review").toLocalDate();
        String url = row.getString("url");
        String source = row.getString("source_hash");
        int number = row.getInt("number");
        String hash = row.getString("content_hash");
        Instant imported = row.getTimestamp("imported_at").toInstant();
        Timestamp ended = row.getTimestamp("ended_at");
        return parts -> new Revision(new Article(id, title, topic, product, audience, language, owner, from,
                until == null ? null : until.toInstant(), review, url, parts, source), number, hash, imported,
                ended == null ? null : ended.toInstant());
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
