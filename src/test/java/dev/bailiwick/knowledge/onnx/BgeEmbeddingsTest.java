package dev.bailiwick.knowledge.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bailiwick.knowledge.Embeddings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BgeEmbeddingsTest {

    private static BgeEmbeddings embeddings;

    @BeforeAll
    static void load() {
        embeddings = new BgeEmbeddings(0, null);
    }

    @AfterAll
    static void close() throws Exception {
        embeddings.destroy();
    }

    @Test
    void whatMeansTheSameIsNear() {
        float[] lost = embeddings.embed("I lost my card");

        double same = Embeddings.cosine(lost, embeddings.embed("My debit card has gone missing"));
        double other = Embeddings.cosine(lost, embeddings.embed("What interest do you pay on savings?"));

        assertThat(lost).hasSize(embeddings.dimensions());
        assertThat(Embeddings.cosine(lost, lost)).isCloseTo(1, within(1e-5));
        assertThat(same).isGreaterThan(0.75).isGreaterThan(other + 0.15);
    }

    @Test
    void manyCallersGetTheVectorThatOneGets() throws Exception {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            texts.add("Question number " + i + " about " + "fees and cards ".repeat(i));
        }
        List<float[]> alone = texts.stream().map(embeddings::embed).toList();

        List<Future<float[]>> together = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            texts.forEach(text -> together.add(threads.submit(() -> embeddings.embed(text))));
        }

        for (int i = 0; i < texts.size(); i++) {
            assertThat(together.get(i).get()).isEqualTo(alone.get(i));
        }
    }

    @Test
    void aLongTextIsCutWhereTheModelsSightEnds() {
        String long1 = "The quick brown fox jumps over the lazy dog. ".repeat(60);

        assertThat(embeddings.embed(long1 + "And something else at the end.")).isEqualTo(embeddings.embed(long1 + "Or quite another thing."));
    }

    @Test
    void aBlankTextIsRefused() {
        assertThatThrownBy(() -> embeddings.embed("  ")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("blank");
    }

    @Test
    void recentVectorsAreKeptUpToTheirLimit() throws Exception {
        var remembering = new BgeEmbeddings(2, null);

        float[] first = remembering.embed("one");
        float[] second = remembering.embed("two");

        assertThat(remembering.embed("one")).isSameAs(first);
        remembering.embed("three");
        assertThat(remembering.embed("one")).isSameAs(first);
        assertThat(remembering.embed("two")).isNotSameAs(second).isEqualTo(second);
        remembering.destroy();
    }
}
