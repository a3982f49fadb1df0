package dev.bailiwick.knowledge.web;

import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.knowledge.Article;
import dev.bailiwick.knowledge.Catalogue;
import dev.bailiwick.knowledge.Catalogue.Standing;
import dev.bailiwick.knowledge.ImportKnowledge;
import dev.bailiwick.knowledge.Revision;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.http.MediaType;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Articles as of any moment, and every revision that there was. */
@RestController
class KnowledgeApi {

    private final Catalogue catalogue;
    private final ImportKnowledge imports;
    private final Clock clock;

    KnowledgeApi(Catalogue catalogue, ImportKnowledge imports, Clock clock) {
        this.catalogue = catalogue;
        this.imports = imports;
        this.clock = clock;
    }

    /**
     * Every article as it stands at a moment, at most 5,000, and what came of the last import on the node that answers.
     *
     * @param asOf the moment, such as 2026-01-01T00:00:00Z; now without it
     */
    @GetMapping(path = "/api/knowledge/articles", produces = MediaType.APPLICATION_JSON_VALUE)
    Listed articles(@RequestParam(required = false) @Nullable String asOf) {
        Instant moment = moment(asOf);
        ImportKnowledge.Report last = imports.last();
        return new Listed(moment.toString(), catalogue.lines(moment).stream().map(ListedArticle::of).toList(), last == null ? null : Import.of(last));
    }

    /**
     * One article with its revisions, at most the latest 100, and which of them is in force at a moment.
     *
     * @param folder the first part of its id, which is its language
     * @param name   the rest of its id
     * @param asOf   the moment, such as 2026-01-01T00:00:00Z; now without it
     */
    @GetMapping(path = "/api/knowledge/articles/{folder}/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    Told article(@PathVariable String folder, @PathVariable String name, @RequestParam(required = false) @Nullable String asOf) {
        Instant moment = moment(asOf);
        String id = folder + "/" + name;
        List<Revision> history = catalogue.history(id);
        if (history.isEmpty()) {
            throw Refusal.notFound("article", id);
        }
        Integer inForce = history.stream().filter(one -> one.inForceAt(moment)).map(Revision::number).findFirst().orElse(null);
        return new Told(id, moment.toString(), inForce, history.stream().map(one -> ToldRevision.of(one, moment)).toList());
    }

    private Instant moment(@Nullable String asOf) {
        if (asOf == null || asOf.isBlank()) {
            return clock.instant();
        }
        try {
            return Instant.parse(asOf);
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("asOf", "must be a moment such as 2026-01-01T00:00:00Z");
        }
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String text(Instant moment) {
        return moment == null ? null : moment.toString();
    }

    /**
     * The articles.
     *
     * @param asOf     the moment
     * @param articles by their ids in order
     * @param imported what came of the last import on the node that answers; missing when there was none yet
     */
    record Listed(String asOf, List<ListedArticle> articles, @Nullable Import imported) {
    }

    /**
     * An article at the moment.
     *
     * @param id        its id
     * @param revision  the revision in force then; the last one where none is
     * @param product   the product it is about; missing for all
     * @param audience  public, users or internal
     * @param review    the day on which its owner looks at it again
     * @param from      from when this revision is in force
     * @param until     until when; missing for open
     * @param standing  in-force, to-come or over
     * @param revisions how many revisions it has
     * @param passages  how many passages this revision has
     */
    record ListedArticle(String id, int revision, String title, String topic, @Nullable String product, String audience, String language,
            String owner, String review, String from, @Nullable String until, String standing, int revisions, int passages) {

        static ListedArticle of(Catalogue.Line one) {
            return new ListedArticle(one.article(), one.number(), one.title(), one.topic(), one.product(), word(one.audience()),
                    one.language().code(), one.owner(), one.review().toString(), one.from().toString(), text(one.until()), word(one.standing()),
                    one.revisions(), one.passages());
        }
    }

    /**
     * What came of an import.
     *
     * @param origin where the files came from, in words
     * @param errors what was wrong with them; while there are any, the set before stays in force
     * @param notes  what should be looked at, such as a review that is overdue
     */
    record Import(String at, String origin, List<String> errors, List<String> notes) {

        static Import of(ImportKnowledge.Report one) {
            return new Import(one.at().toString(), one.origin(), one.errors().stream().map(InvalidFile::getMessage).toList(), one.notes());
        }
    }

    /**
     * An article.
     *
     * @param id        its id
     * @param asOf      the moment
     * @param inForce   the number of the revision in force then; missing when there is none
     * @param revisions the latest first
     */
    record Told(String id, String asOf, @Nullable Integer inForce, List<ToldRevision> revisions) {
    }

    /**
     * A revision.
     *
     * @param from     from when it is in force
     * @param until    until when; missing for open
     * @param imported when it was taken over
     * @param standing in-force, to-come or over at the moment
     * @param url      where a customer can read it, or empty
     */
    record ToldRevision(int number, String title, String topic, @Nullable String product, String audience, String language, String owner,
            String review, String from, @Nullable String until, String imported, String standing, String url, List<ToldPassage> passages) {

        static ToldRevision of(Revision one, Instant moment) {
            Article said = one.article();
            return new ToldRevision(one.number(), said.title(), said.topic(), said.product(), word(said.audience()), said.language().code(),
                    said.owner(), said.review().toString(), one.from().toString(), text(one.until()), one.importedAt().toString(),
                    word(Standing.at(one.from(), one.until(), moment)), said.url(), IntStream.range(0, said.parts().size())
                            .mapToObj(place -> ToldPassage.of(place, said.parts().get(place))).toList());
        }
    }

    /** A quotable part: its place, the heading above it, its words in Markdown, and who may hear it. */
    record ToldPassage(int place, String heading, String text, String audience) {

        static ToldPassage of(int place, Article.Part one) {
            return new ToldPassage(place, one.heading(), one.text(), word(one.audience()));
        }
    }
}
