package dev.bailiwick.knowledge;

import static dev.bailiwick.knowledge.Articles.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.knowledge.Catalogue.Standing;
import dev.bailiwick.testing.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list and the text change with the moment at which one looks. */
class CatalogueTest {

    private static final Instant FIRST = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant LATER = Instant.parse("2026-04-01T09:00:00Z");

    private final FilesInMemory files = new FilesInMemory();
    private KnowledgeHouse house;
    private Catalogue catalogue;

    @BeforeEach
    void feesRiseInAprilAndCardsAreGoneThen() {
        files.with("knowledge/en/fees.md", article().body("Five euro a month.\n\n## Children\n\nFree.").file())
                .with("knowledge/en/cards.md", article().head("title", "Cards").head("topic", "cards").body("Freeze a lost card in the app.").file())
                .with("knowledge/en/next-year.md", article().head("title", "Next year").head("valid-from", "2027-01-01").head("review", "2027-06-01")
                        .body("Seven euro a month.").file());
        house = KnowledgeHouse.on(files, TestDatabase.fresh("knowledge").dataSource(), FIRST);
        files.with("knowledge/en/fees.md", article().body("Six euro a month.\n\n## Children\n\nFree.").file()).without("knowledge/en/cards.md");
        house.at(LATER.toString()).importAll();
        catalogue = house.the(Catalogue.class);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void everyArticleIsListedByTheRevisionThatWasInForce() {
        assertThat(catalogue.lines(LATER.minusSeconds(1))).extracting(Catalogue.Line::article, Catalogue.Line::number, Catalogue.Line::standing)
                .containsExactly(line("en/cards", 1, Standing.IN_FORCE), line("en/fees", 1, Standing.IN_FORCE),
                        line("en/next-year", 1, Standing.TO_COME));
        assertThat(catalogue.lines(LATER)).extracting(Catalogue.Line::article, Catalogue.Line::number, Catalogue.Line::standing)
                .containsExactly(line("en/cards", 1, Standing.OVER), line("en/fees", 2, Standing.IN_FORCE),
                        line("en/next-year", 1, Standing.TO_COME));
        assertThat(catalogue.lines(LATER)).filteredOn(one -> one.article().equals("en/fees")).singleElement().satisfies(fees -> {
            assertThat(fees.revisions()).isEqualTo(2);
            assertThat(fees.passages()).isEqualTo(2);
            assertThat(fees.from()).isEqualTo(LATER);
            assertThat(fees.until()).isNull();
        });
    }

    @Test
    void anArticlesRevisionsAreToldTheLatestFirstWithTheirWords() {
        assertThat(catalogue.history("en/fees")).extracting(Revision::number).containsExactly(2, 1);
        assertThat(catalogue.history("en/fees").getFirst().article().parts()).extracting(Article.Part::text).containsExactly("Six euro a month.", "Free.");
        assertThat(catalogue.history("en/fees").getLast().until()).isEqualTo(LATER);
        assertThat(catalogue.history("en/nothing")).isEmpty();
    }

    @Test
    void whoLooksAtThePastDoesNotPushOutWhatCustomersAreAnsweredFrom() {
        house.find("fees");
        for (String past : new String[] {"2025-06-01T00:00:00Z", "2026-02-01T00:00:00Z", "2026-03-15T00:00:00Z", "2025-07-01T00:00:00Z"}) {
            house.find("fees", Instant.parse(past));
        }

        Instant now = house.now();
        var before = house.the(Knowledge.class).inForce(now);

        assertThat(house.the(Knowledge.class).inForce(now)).as("the same shelf, not one that was built again").isSameAs(before);
        assertThat(before).extracting(one -> one.article().id()).containsExactly("en/fees");
    }

    private static org.assertj.core.groups.Tuple line(String article, int number, Standing standing) {
        return org.assertj.core.api.Assertions.tuple(article, number, standing);
    }
}
