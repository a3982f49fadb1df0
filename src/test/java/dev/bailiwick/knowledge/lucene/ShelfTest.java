package dev.bailiwick.knowledge.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bailiwick.kernel.Language;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.Embeddings;
import dev.bailiwick.knowledge.FindPassages.Hit;
import dev.bailiwick.knowledge.Passage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShelfTest {

    private static final int DIMENSIONS = 50;
    private final Random random = new Random(5);

    @Test
    void theNearestAreExactlyThoseOfANaiveComparison() {
        List<Passage> passages = new ArrayList<>();
        Map<Passage, float[]> vectors = new HashMap<>();
        for (int i = 0; i < 600; i++) {
            Passage one = passage("a" + i % 200, i / 200, Audience.values()[i % 3], i % 2 == 0 ? null : "p" + i % 5, "text " + i);
            passages.add(one);
            vectors.put(one, unit());
        }
        passages.sort(Shelf.ORDER);
        var shelf = new Shelf(Language.ENGLISH, passages, passages.stream().map(vectors::get).toList(), DIMENSIONS);
        float[] question = unit();

        List<Hit> hits = shelf.search("nothing", question, Set.of(Audience.PUBLIC, Audience.USERS), "p3", 20, 1);

        List<Passage> naive = passages.stream().filter(p -> p.audience() != Audience.INTERNAL)
                .filter(p -> p.product() == null || p.product().equals("p3"))
                .sorted(Comparator.comparingDouble(p -> -Embeddings.cosine(question, vectors.get(p)))).limit(20).toList();
        assertThat(hits).extracting(Hit::passage).containsExactlyElementsOf(naive);
        assertThat(hits.getFirst().nearness()).isCloseTo(Embeddings.cosine(question, vectors.get(naive.getFirst())), within(1e-6));
    }

    @Test
    void equalScoresAreOrderedByArticleAndPlace() {
        float[] same = unit();
        List<Passage> passages = new ArrayList<>(List.of(passage("b", 1, Audience.PUBLIC, null, "x"), passage("c", 0, Audience.PUBLIC, "q", "x"),
                passage("b", 0, Audience.USERS, "z", "x"), passage("a", 3, Audience.USERS, null, "x")));
        passages.sort(Shelf.ORDER);
        var shelf = new Shelf(Language.ENGLISH, passages, List.of(same, same, same, same), DIMENSIONS);

        var found = shelf.search("question", same, Set.of(Audience.PUBLIC, Audience.USERS), null, 3, 0.7);

        assertThat(found).extracting(hit -> hit.passage().article() + hit.passage().place()).containsExactly("a3", "b0", "b1");
    }

    @Test
    void englishWordsAreFoundInOtherForms() {
        var words = new Words(Language.ENGLISH, List.of("Replacing a lost card", "Interest on savings", "The card"));

        float[] scores = words.scores("was my card replaced?");

        assertThat(scores[0]).isGreaterThan(scores[2]);
        assertThat(scores[2]).isPositive();
        assertThat(scores[1]).isZero();
        assertThat(words.scores("of the and ?!")).containsOnly(0);
    }

    @Test
    void otherLanguagesAreSearchedByTheirWords() {
        var words = new Words(new Language("de"), List.of("Die Karte sperren", "Zinsen für Erspartes"));

        assertThat(words.scores("karte")[0]).isPositive();
        assertThat(words.scores("karte")[1]).isZero();
    }

    private Passage passage(String article, int place, Audience audience, String product, String text) {
        return new Passage(article, 1, place, "Title", "", text, "topic", product, Language.ENGLISH, audience, Instant.EPOCH, null, "");
    }

    private float[] unit() {
        float[] vector = new float[DIMENSIONS];
        double squares = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = (float) random.nextGaussian();
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }
}
