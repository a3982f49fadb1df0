package dev.bailiwick.knowledge.lucene;

import dev.bailiwick.kernel.Language;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.FindPassages.Hit;
import dev.bailiwick.knowledge.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;

/** All passages of one language that are in force together, ordered so that those of one audience and product are neighbours. */
final class Shelf {

    /** The order of the rows. */
    static final Comparator<Passage> ORDER = Comparator.comparing(Passage::audience)
            .thenComparing(passage -> Objects.toString(passage.product(), ""))
            .thenComparing(Passage::article).thenComparingInt(Passage::revision).thenComparingInt(Passage::place);

    private static final Comparator<Hit> BEST_FIRST = Comparator.comparingDouble(Hit::score).reversed()
            .thenComparing(hit -> hit.passage().article()).thenComparingInt(hit -> hit.passage().place());

    /**
     * The lexical score that counts one half. BM25 has no upper end; dividing by the best score of a search, the usual way, makes the
     * best of poor ones look perfect and was measured as worse.
     */
    private static final float HALF_WAY = 8;

    private final List<Passage> passages;
    private final Vectors vectors;
    private final Words words;
    private final List<Group> groups;

    /** Neighbouring rows of one audience and product. */
    private record Group(Audience audience, String product, int from, int until) {

        boolean fits(Set<Audience> audiences, String wanted) {
            return audiences.contains(audience) && (wanted == null || product == null || product.equals(wanted));
        }
    }

    /**
     * @param language   the language of all passages
     * @param passages   the passages in {@link #ORDER}
     * @param vectors    their vectors in the same order, each the mean of the passage's whole and headline: the product of a question
     *                   with it is the mean of the two cosines, at the price of one
     * @param dimensions entries of each vector
     */
    Shelf(Language language, List<Passage> passages, List<float[]> vectors, int dimensions) {
        this.passages = List.copyOf(passages);
        this.vectors = new Vectors(vectors, dimensions);
        this.words = new Words(language, passages.stream().map(Passage::whole).toList());
        this.groups = groups(passages);
    }

    private static List<Group> groups(List<Passage> passages) {
        List<Group> groups = new ArrayList<>();
        int from = 0;
        for (int row = 1; row <= passages.size(); row++) {
            Passage first = passages.get(from);
            if (row == passages.size() || passages.get(row).audience() != first.audience()
                    || !Objects.equals(passages.get(row).product(), first.product())) {
                groups.add(new Group(first.audience(), first.product(), from, row));
                from = row;
            }
        }
        return List.copyOf(groups);
    }

    /**
     * @param text      the question in words
     * @param question  the question's vector
     * @param audiences only passages for these
     * @param product   only passages about this product or about all; null for any
     * @param most      at most so many
     * @param weight    how much nearness counts, 0 to 1
     * @return the best first
     */
    List<Hit> search(String text, float[] question, Set<Audience> audiences, String product, int most, double weight) {
        List<Group> wanted = groups.stream().filter(group -> group.fits(audiences, product)).toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        float[] lexical = words.scores(text);
        float[] near = new float[passages.size()];
        wanted.forEach(group -> vectors.products(question, group.from(), group.until(), near));
        return select(wanted, near, lexical, most, weight);
    }

    private List<Hit> select(List<Group> wanted, float[] near, float[] lexical, int most, double weight) {
        var chosen = new PriorityQueue<>(BEST_FIRST.reversed());
        for (Group group : wanted) {
            for (int row = group.from(); row < group.until(); row++) {
                double nearness = Math.clamp(near[row], -1.0, 1.0);
                double found = lexical[row] / (lexical[row] + HALF_WAY);
                double score = Math.max(0, weight * nearness + (1 - weight) * found);
                if (chosen.size() < most || score >= chosen.peek().score()) {
                    chosen.add(new Hit(passages.get(row), score, nearness, found));
                    if (chosen.size() > most) {
                        chosen.poll();
                    }
                }
            }
        }
        return chosen.stream().sorted(BEST_FIRST).toList();
    }
}
