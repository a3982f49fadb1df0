package dev.bailiwick.knowledge.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.kernel.CannotStart;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.knowledge.Articles;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.FilesInMemory;
import dev.bailiwick.knowledge.FindPassages;
import dev.bailiwick.knowledge.FindPassages.Hit;
import dev.bailiwick.knowledge.Knowledge;
import dev.bailiwick.knowledge.KnowledgeHouse;
import dev.bailiwick.model.standin.AzureStandIn;
import dev.bailiwick.model.standin.Manner;
import dev.bailiwick.model.standin.OpenAiStandIn;
import dev.bailiwick.model.standin.StandIn;
import dev.bailiwick.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A server's vectors: asked for passages once, for a question ahead of its search, and for nothing while a search runs. */
class ServedVectorsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    private static final String KEY = "sk-embeddings-secret";
    private static final String QUESTION = "What does the Everyday account cost each month?";
    /** As long as a stand-in that stalls says nothing. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);
    private static final Manner VECTORS = Manner.says("");

    private static KnowledgeHouse house(DataSource database, String url, String... more) {
        FilesInMemory files = new FilesInMemory().with("knowledge/en/fees.md", Articles.article().file())
                .with("knowledge/en/cards.md", Articles.article().head("title", "Cards").body("A card arrives within five days.").file());
        return KnowledgeHouse.on(files, database, NOW, settings(url, more));
    }

    private static String[] settings(String url, String... more) {
        return Stream.concat(Stream.of("bailiwick.knowledge.embeddings.base-url=" + url, "bailiwick.knowledge.embeddings.model=embed-1",
                "bailiwick.knowledge.embeddings.key=" + KEY, "bailiwick.knowledge.embeddings.dimensions=64",
                "bailiwick.knowledge.embeddings.question-timeout=60s"), Stream.of(more)).toArray(String[]::new);
    }

    private static DataSource database() {
        return TestDatabase.fresh("knowledge").dataSource();
    }

    private static List<Hit> find(KnowledgeHouse house) {
        return house.the(FindPassages.class).find(new FindPassages.Query(QUESTION, Language.ENGLISH, Set.of(Audience.PUBLIC), null, NOW, 5));
    }

    @Test
    void passagesAreAskedForOnceAndAQuestionAheadOfItsSearch() {
        DataSource database = database();
        try (StandIn server = new OpenAiStandIn(KEY).answers(VECTORS); KnowledgeHouse house = house(database, server.url())) {
            int forPassages = server.requests().size();
            assertThat(server.requests()).isNotEmpty().allSatisfy(one -> {
                assertThat(one.path()).isEqualTo("/v1/embeddings");
                assertThat(one.model()).isEqualTo("embed-1");
            });

            house.the(FindPassages.class).prepare(QUESTION, words -> words);
            house.the(FindPassages.class).prepare(QUESTION, words -> words);
            Hit best = find(house).getFirst();

            assertThat(server.requests()).hasSize(forPassages + 1);
            assertThat(server.requests().getLast().words()).isEqualTo(QUESTION);
            assertThat(best.passage().article()).isEqualTo("en/fees");
            assertThat(best.nearness()).isPositive();
            try (KnowledgeHouse again = house(database, server.url())) {
                assertThat(find(again).getFirst().passage()).isEqualTo(best.passage());
                assertThat(server.requests()).as("a second node computes nothing again").hasSize(forPassages + 1);
            }
        }
    }

    @Test
    void aSearchAsksNobodyAndGoesByWordsWhenNothingWasPrepared() {
        try (StandIn server = new OpenAiStandIn(KEY).answers(VECTORS); KnowledgeHouse house = house(database(), server.url())) {
            int before = server.requests().size();

            Hit best = find(house).getFirst();

            assertThat(best.passage().article()).isEqualTo("en/fees");
            assertThat(best.nearness()).isZero();
            assertThat(best.score()).isEqualTo(best.words()).isPositive();
            assertThat(server.requests()).hasSize(before);
        }
    }

    @Test
    void whatIsForOurOwnPeopleIsShownToNobodyOutside() {
        FilesInMemory files = new FilesInMemory().with("knowledge/en/fees.md", Articles.article().file()).with("knowledge/en/goodwill.md",
                Articles.article().head("title", "Goodwill").head("audience", "internal").body("Offer ten euro of goodwill at most once.").file());
        try (StandIn server = new OpenAiStandIn(KEY).answers(VECTORS); KnowledgeHouse house = KnowledgeHouse.on(files, database(), NOW,
                settings(server.url()))) {
            assertThat(server.requests()).isNotEmpty().noneMatch(one -> one.words().toLowerCase(java.util.Locale.ROOT).contains("goodwill"));
            assertThat(house.find("Is there any goodwill?", Audience.INTERNAL)).extracting("article").containsExactly("en/goodwill");
        }
    }

    @Test
    void onlyMaskedWordsGoOut() {
        try (StandIn server = new OpenAiStandIn(KEY).answers(VECTORS); KnowledgeHouse house = house(database(), server.url())) {
            house.the(FindPassages.class).prepare(QUESTION, words -> words.replace("Everyday", "[masked]"));

            assertThat(server.requests().getLast().words()).contains("[masked]").doesNotContain("Everyday");
            assertThat(find(house).getFirst().nearness()).isPositive();
        }
    }

    static Stream<Manner> faults() {
        return Stream.of(Manner.refuses(429), Manner.refuses(500), Manner.refuses(401), new Manner.Waits(LONGEST_SILENCE, VECTORS),
                new Manner.StallsInTheMiddle(), new Manner.HangsUp(), new Manner.BreaksOff(), new Manner.SendsAPage(), new Manner.HasNoChoice());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aServerThatFailsCostsAQuestionItsNearnessAndNoMoreTimeThanIsSet(Manner fault) {
        try (StandIn server = new OpenAiStandIn(KEY).answers(VECTORS).answers(request -> request.words().contains(QUESTION), fault);
                KnowledgeHouse house = house(database(), server.url(), "bailiwick.knowledge.embeddings.question-timeout=500ms")) {
            long began = System.nanoTime();

            house.the(FindPassages.class).prepare(QUESTION, words -> words);

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST_SILENCE.dividedBy(2));
            assertThat(find(house).getFirst().passage().article()).isEqualTo("en/fees");
            assertThat(find(house).getFirst().nearness()).isZero();
        }
    }

    @Test
    void vectorsOfAnotherModelAreNotTakenForItsOwn() {
        DataSource database = database();
        try (StandIn server = new OpenAiStandIn(KEY).answers(VECTORS); KnowledgeHouse house = house(database, server.url());
                KnowledgeHouse other = house(database, server.url(), "bailiwick.knowledge.embeddings.version=2");
                KnowledgeHouse builtIn = KnowledgeHouse.on(new FilesInMemory().with("knowledge/en/fees.md", Articles.article().file())
                        .with("knowledge/en/cards.md", Articles.article().head("title", "Cards").body("A card arrives within five days.").file()),
                        database, NOW)) {
            assertThat(server.requests()).as("embedded anew under the other version").hasSizeGreaterThanOrEqualTo(2);
            assertThat(Stream.of(house, other, builtIn).map(one -> one.the(Knowledge.class).version())).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatIsNotKeptAndNotGivenIsRefusedAtStartWithTheCure() {
        assertThatThrownBy(() -> house(database(), StandIn.nobody())).isInstanceOfSatisfying(CannotStart.class, refused -> {
            assertThat(refused.getMessage()).contains("embed-1@1/64", "not kept", "not reached").doesNotContain(KEY);
            assertThat(refused.cure()).contains("bailiwick.knowledge.embeddings", "built-in");
        });
        try (StandIn server = new OpenAiStandIn(KEY).answers(VECTORS)) {
            assertThatThrownBy(() -> house(database(), server.url(), "bailiwick.knowledge.embeddings.dimensions=1536"))
                    .isInstanceOf(CannotStart.class).hasMessageContaining("have 64 entries, not 1536").hasMessageNotContaining(KEY);
        }
    }

    @Test
    void azureIsAskedAtItsOwnAddressWithItsOwnHeader() {
        try (StandIn server = new AzureStandIn(KEY).answers(VECTORS);
                KnowledgeHouse house = house(database(), server.url(), "bailiwick.knowledge.embeddings.provider=azure")) {
            house.the(FindPassages.class).prepare(QUESTION, words -> words);

            assertThat(find(house).getFirst().nearness()).isPositive();
            assertThat(server.requests()).allSatisfy(one -> assertThat(one.path()).isEqualTo(
                    "/openai/deployments/embed-1/embeddings?api-version=2024-10-21"));
        }
    }

    @ParameterizedTest
    @CsvSource({"model,embed-1,base-url is missing", "base-url,models.example,base-url must be an http or https address",
            "base-url,http://models.example,model is missing", "provider,azure,key is missing", "passages-at-once,0,passages-at-once must be"})
    void halfASetOfSettingsIsRefused(String setting, String value, String what) {
        var source = new MapConfigurationPropertySource(Map.of("bailiwick.knowledge.embeddings." + setting, value));

        assertThatThrownBy(() -> new Binder(source).bindOrCreate("bailiwick.knowledge.embeddings", EmbeddingsSettings.class)).rootCause()
                .hasMessageContaining("bailiwick.knowledge.embeddings." + what);
    }
}
