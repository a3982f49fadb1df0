package dev.bailiwick.knowledge;

import static dev.bailiwick.knowledge.Articles.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.jdbc.core.JdbcTemplate;

/** The life of knowledge: taken over, changed, removed, refused; and what a search sees of it at each moment. */
class ImportKnowledgeTest {

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private final FilesInMemory files = new FilesInMemory();
    private final DataSource database = TestDatabase.fresh("knowledge").dataSource();
    private KnowledgeHouse house;

    @BeforeEach
    void twoArticlesAreTakenOverAtStart() {
        files.with("knowledge/en/fees.md", article().body("The Everyday account costs five euro a month.").file())
                .with("knowledge/en/cards.md", article().head("title", "Cards").head("topic", "cards").head("product", "debit-card")
                        .body("Freeze a lost card in the app.\n\n> [!internal]\n> Ask for the memorable word.").file())
                .with("knowledge/README.md", "For authors.");
        house = KnowledgeHouse.on(files, database, START);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whatWasTakenOverIsFoundByThoseWhoMayHearIt() {
        assertThat(house.the(ImportKnowledge.class).last().changes().added()).containsExactly("en/cards", "en/fees");
        assertThat(house.find("I lost my card")).extracting(Passage::text)
                .containsExactly("Freeze a lost card in the app.", "The Everyday account costs five euro a month.");
        assertThat(house.find("memorable word", Audience.PUBLIC, Audience.USERS)).extracting(Passage::audience).containsOnly(Audience.PUBLIC);
        assertThat(house.find("memorable word", Audience.INTERNAL)).extracting(Passage::text).containsExactly("Ask for the memorable word.");
    }

    @Test
    void anUnchangedFileMakesNoRevision() {
        var before = house.the(Knowledge.class).version();

        var report = house.at("2026-03-02T09:00:00Z").importAll();

        assertThat(report.changes().none()).isTrue();
        assertThat(report.changes().unchanged()).isEqualTo(2);
        assertThat(house.the(Knowledge.class).version()).isEqualTo(before);
        assertThat(house.the(Revisions.class).lastImport()).isEqualTo(1);
    }

    @Test
    void aChangedFileSupersedesFromTheMomentOfItsImport() {
        var before = house.the(Knowledge.class).version();
        files.with("knowledge/en/fees.md", article().body("The Everyday account costs six euro a month.").file());

        var report = house.at("2026-03-02T09:00:00Z").importAll();

        assertThat(report.changes().changed()).containsExactly("en/fees");
        assertThat(fees(house.now())).isEqualTo("2 The Everyday account costs six euro a month.");
        assertThat(fees(house.now().minusMillis(1))).isEqualTo("1 The Everyday account costs five euro a month.");
        assertThat(house.the(Knowledge.class).version()).isNotEqualTo(before);
        assertThat(house.the(Knowledge.class).version(START)).isEqualTo(before);
        assertThat(house.the(Knowledge.class).passage("en/fees", 1, 0).text()).contains("five euro");
        assertThat(house.the(Knowledge.class).passage("en/fees", 1, 1)).isNull();
        assertThat(house.the(Knowledge.class).passage("en/fees", 3, 0)).isNull();
    }

    @Test
    void theFirstRevisionCountsFromItsOwnDateEvenBeforeItsImport() {
        assertThat(fees(Instant.parse("2026-01-01T00:00:00Z"))).startsWith("1 ");
        assertThat(fees(Instant.parse("2025-12-31T23:59:59Z"))).isNull();
    }

    @Test
    void aRemovedFileEndsItsArticleAndMayComeBackAsANewRevision() {
        String file = files.file("knowledge/en/fees.md").text();
        files.without("knowledge/en/fees.md");
        assertThat(house.at("2026-03-02T09:00:00Z").importAll().changes().removed()).containsExactly("en/fees");
        assertThat(fees(house.now())).isNull();

        files.with("knowledge/en/fees.md", file);
        house.at("2026-03-03T09:00:00Z").importAll();

        assertThat(fees(house.now())).startsWith("2 ");
        assertThat(fees(Instant.parse("2026-03-02T10:00:00Z"))).isNull();
        assertThat(fees(START)).startsWith("1 ");
    }

    @Test
    void whatHasExpiredIsNotFoundAndWhatIsToComeIsNotYet() {
        files.with("knowledge/en/fees.md", article().head("valid-until", "2026-04-01").body("Five euro until March.").file())
                .with("knowledge/en/fees-new.md", article().head("valid-from", "2026-04-01").body("Six euro from April.").file());
        house.at("2026-03-02T09:00:00Z").importAll();

        assertThat(house.find("euro", Instant.parse("2026-03-31T22:59:59Z"))).extracting(Passage::text).contains("Five euro until March.")
                .doesNotContain("Six euro from April.");
        assertThat(house.at("2026-03-31T23:00:00Z").find("euro")).extracting(Passage::text).contains("Six euro from April.")
                .doesNotContain("Five euro until March.");
    }

    @Test
    void aProductLeavesOutOnlyTheOthers() {
        var query = new FindPassages.Query("card", dev.bailiwick.kernel.Language.ENGLISH, java.util.Set.of(Audience.PUBLIC), "mortgage", START, 50);

        assertThat(house.the(FindPassages.class).find(query)).extracting(hit -> hit.passage().article()).containsExactly("en/fees");
    }

    @Test
    void anotherNodeNoticesAnImport() {
        try (var other = KnowledgeHouse.on(files, database, START, "bailiwick.knowledge.check-every=0s",
                "bailiwick.knowledge.import-at-start=false")) {
            assertThat(other.find("fees")).isNotEmpty();
            files.without("knowledge/en/fees.md");

            house.at("2026-03-02T09:00:00Z").importAll();

            assertThat(other.at("2026-03-02T09:00:01Z").find("fees")).extracting(Passage::article).doesNotContain("en/fees");
        }
    }

    @Test
    void twoNodesThatImportAtOnceMakeOneRevision() throws Exception {
        try (var other = KnowledgeHouse.on(files, database, START); var threads = Executors.newFixedThreadPool(2)) {
            files.with("knowledge/en/fees.md", article().body("Six euro.").file());

            var reports = threads.invokeAll(List.<Callable<ImportKnowledge.Report>>of(house::importAll, other::importAll));

            assertThat(List.of(reports.get(0).get().changes().none(), reports.get(1).get().changes().none())).containsExactlyInAnyOrder(true, false);
            assertThat(house.the(Revisions.class).lastImport()).isEqualTo(2);
            assertThat(house.the(Revisions.class).revision("en/fees", 2).endedAt()).isNull();
            assertThat(house.the(Revisions.class).revision("en/fees", 3)).isNull();
        }
    }

    @Test
    void ofABrokenSetNothingIsTakenOverAndTheOldOneStands() {
        files.with("knowledge/en/fees.md", article().body("Six euro.").file())
                .with("knowledge/en/bad.md", article().head("topic", null).file())
                .with("knowledge/en/worse.md", "nothing");

        var report = house.at("2026-03-02T09:00:00Z").importAll();

        assertThat(report.takenOver()).isFalse();
        assertThat(report.errors()).extracting(InvalidFile::path).containsExactly("knowledge/en/bad.md", "knowledge/en/worse.md");
        assertThat(fees(house.now())).startsWith("1 ").contains("five euro");
        var health = house.the(HealthIndicator.class).health();
        assertThat(health.getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(health.getDetails().get("errors").toString()).contains("'topic' is missing");
    }

    @Test
    void preparedKnowledgeIsFoundOnceItIsStoredAndTakenUp() {
        var importer = house.at("2026-03-02T09:00:00Z").the(ImportKnowledge.class);
        var other = new FilesInMemory().with("knowledge/en/fees.md", article().body("Six euro.").file())
                .with("knowledge/en/loans.md", article().body("Loans of up to ten years.").file());

        assertThatThrownBy(() -> importer.prepare(new FilesInMemory().with("knowledge/en/bad.md", "nothing").with("knowledge/en/worse.md", "nothing")))
                .isInstanceOfSatisfying(InvalidFile.class, broken -> assertThat(broken.problems()).hasSize(2));
        var prepared = importer.prepare(other);
        prepared.embed();

        assertThat(prepared.changes()).isEqualTo(new Revisions.Changes(List.of("en/loans"), List.of("en/fees"),
                List.of("en/cards"), 0));
        assertThat(fees(house.now())).startsWith("1 ").contains("five euro");
        assertThat(house.the(Revisions.class).lastImport()).isEqualTo(1);
        assertThat(house.the(HealthIndicator.class).health().getStatus().getCode()).isEqualTo("UP");
        assertThat(prepared.store()).isEqualTo(prepared.takeUp().changes());
        assertThat(fees(house.now())).isEqualTo("2 Six euro.");
        assertThat(importer.last().takenOver()).isTrue();
    }

    @Test
    void aNewStartWithBrokenFilesStandsOnWhatWasImportedBefore() {
        files.with("knowledge/en/bad.md", "nothing");

        try (var again = KnowledgeHouse.on(files, database, START.plusSeconds(60))) {
            assertThat(again.find("fees")).isNotEmpty();
            assertThat(again.the(ImportKnowledge.class).last().errors()).hasSize(1);
        }
    }

    @Test
    void aFirstStartWithBrokenFilesFailsAndNamesThemAll() {
        var broken = new FilesInMemory();
        for (int i = 10; i < 40; i++) {
            broken.with("knowledge/en/bad" + i + ".md", "nothing");
        }

        assertThatThrownBy(() -> KnowledgeHouse.on(broken, TestDatabase.fresh("knowledge").dataSource(), START)).isInstanceOf(InvalidFile.class)
                .hasMessageContaining("knowledge/en/bad10.md:1: must begin").hasMessageContaining("bad29.md").hasMessageNotContaining("bad30.md");
    }

    @Test
    void aMissingFolderDoesNotEndEverything() {
        files.without("knowledge/en/fees.md").without("knowledge/en/cards.md");

        var report = house.at("2026-03-02T09:00:00Z").importAll();

        assertThat(report.takenOver()).isFalse();
        assertThat(report.errors()).singleElement().extracting(InvalidFile::getMessage).asString().contains("is the folder missing?");
        assertThat(fees(house.now())).isNotNull();
    }

    @Test
    void aGapAndAnOverdueReviewAreNoted() {
        files.with("knowledge/en/fees.md", article().head("valid-from", "2026-05-01").body("Six euro.").file())
                .with("knowledge/en/cards.md", article().head("review", "2026-02-28").body("Freeze it.").file());

        var report = house.at("2026-03-02T09:00:00Z").importAll();

        assertThat(report.notes()).satisfiesExactly(
                review -> assertThat(review).startsWith("knowledge/en/cards.md: should have been reviewed by 2026-02-28 (Pricing)"),
                gap -> assertThat(gap).startsWith("knowledge/en/fees.md: was in force and now holds only from 2026-05-01"));
    }

    @Test
    void aSecondStartComputesNoVectorAgain() {
        var jdbc = new JdbcTemplate(database);
        String rows = "select string_agg(xmin::text || encode(text_sha256, 'hex'), ',' order by text_sha256) from knowledge.vector";
        String before = jdbc.queryForObject(rows, String.class);
        assertThat(before).isNotNull();

        KnowledgeHouse.on(files, database, START.plusSeconds(60)).close();

        assertThat(jdbc.queryForObject(rows, String.class)).isEqualTo(before);
    }

    @Test
    void rememberedVectorsAreThoseThatAreComputed() {
        var once = house.the(EmbedOnce.class);
        var texts = List.of("one text", "another text", "one text");

        var first = once.embedAll(texts);
        var second = once.embedAll(texts);

        for (int i = 0; i < texts.size(); i++) {
            assertThat(second.get(i)).isEqualTo(first.get(i)).isEqualTo(house.the(Embeddings.class).embed(texts.get(i)));
        }
        assertThatThrownBy(() -> once.embedAll(List.of(" "))).isInstanceOf(IllegalArgumentException.class);
    }

    private String fees(Instant asOf) {
        return house.find("What does the account cost?", asOf).stream().filter(passage -> passage.article().equals("en/fees"))
                .map(passage -> passage.revision() + " " + passage.text()).findFirst().orElse(null);
    }
}
