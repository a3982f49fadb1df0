package dev.bailiwick.knowledge.lucene;

import dev.bailiwick.kernel.Language;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.FindPassages.Hit;
import dev.bailiwick.knowledge.Passage;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Exactness and speed of the search on one thread. Not part of the tests, since it takes half a minute and 600 MB:
 * {@code java -Xmx1g -XX:+UseSerialGC -cp … dev.bailiwick.knowledge.lucene.SearchBenchmark [rows]}. Prints for nearness alone and for
 * the whole search p50, p95 and p99 over 200 questions, the processor time too (on a busy machine the wall clock measures the
 * neighbours), and how many of the ten best are those of a naive comparison in double precision.
 */
final class SearchBenchmark {

    private static final int DIMENSIONS = 384;
    private static final int QUESTIONS = 200;
    private static final int MOST = 10;
    private static final String[] WORDS = words();

    private SearchBenchmark() {
    }

    public static void main(String[] arguments) {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        var random = new Random(7);
        List<Passage> passages = new ArrayList<>();
        List<float[]> vectors = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            passages.add(new Passage("en/a" + row, 1, 0, text(random, 4), text(random, 5), text(random, 60), "topic", null, Language.ENGLISH,
                    Audience.PUBLIC, Instant.EPOCH, null, ""));
            vectors.add(unit(random));
        }
        passages.sort(Shelf.ORDER);
        var shelf = new Shelf(Language.ENGLISH, passages, vectors, DIMENSIONS);
        var matrix = new Vectors(vectors, DIMENSIONS);
        for (int round = 0; round < 2; round++) {
            measure(shelf, matrix, passages, vectors, new Random(11), round == 1);
        }
    }

    private static void measure(Shelf shelf, Vectors matrix, List<Passage> passages, List<float[]> vectors, Random random, boolean print) {
        long[] near = new long[QUESTIONS];
        long[] whole = new long[QUESTIONS];
        long[] busy = new long[QUESTIONS];
        var threads = ManagementFactory.getThreadMXBean();
        float[] products = new float[vectors.size()];
        int right = 0;
        int asked = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            float[] question = unit(random);
            String text = text(random, 9);
            long start = System.nanoTime();
            matrix.products(question, 0, vectors.size(), products);
            near[i] = System.nanoTime() - start;
            long cpu = threads.getCurrentThreadCpuTime();
            start = System.nanoTime();
            List<Hit> hits = shelf.search(text, question, Set.of(Audience.PUBLIC), null, MOST, 0.7);
            whole[i] = System.nanoTime() - start;
            busy[i] = threads.getCurrentThreadCpuTime() - cpu;
            if (i % 10 == 0) {
                List<String> found = shelf.search(text, question, Set.of(Audience.PUBLIC), null, MOST, 1).stream()
                        .map(hit -> hit.passage().article()).toList();
                List<String> naive = naive(question, passages, vectors);
                right += (int) naive.stream().filter(found::contains).count();
                asked += MOST;
            }
            if (hits.size() != MOST) {
                throw new IllegalStateException("found " + hits.size());
            }
        }
        if (print) {
            System.out.printf("%d x %d, one thread: nearness %s; whole search %s, its processor time %s; recall@10 %.3f%n", vectors.size(),
                    DIMENSIONS, times(near), times(whole), times(busy), (double) right / asked);
        }
    }

    private static List<String> naive(float[] question, List<Passage> passages, List<float[]> vectors) {
        record One(String article, double product) {
        }
        List<One> all = new ArrayList<>();
        for (int row = 0; row < vectors.size(); row++) {
            double sum = 0;
            for (int d = 0; d < DIMENSIONS; d++) {
                sum += (double) question[d] * vectors.get(row)[d];
            }
            all.add(new One(passages.get(row).article(), sum));
        }
        all.sort((a, b) -> Double.compare(b.product(), a.product()));
        return all.subList(0, MOST).stream().map(One::article).toList();
    }

    private static String times(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return "p50 %.1f p95 %.1f p99 %.1f ms".formatted(sorted[QUESTIONS / 2] / 1e6, sorted[QUESTIONS * 95 / 100] / 1e6,
                sorted[QUESTIONS * 99 / 100] / 1e6);
    }

    private static float[] unit(Random random) {
        float[] vector = new float[DIMENSIONS];
        double squares = 0;
        for (int d = 0; d < DIMENSIONS; d++) {
            vector[d] = (float) random.nextGaussian();
            squares += (double) vector[d] * vector[d];
        }
        for (int d = 0; d < DIMENSIONS; d++) {
            vector[d] /= (float) Math.sqrt(squares);
        }
        return vector;
    }

    private static String text(Random random, int words) {
        var text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            // Few words are frequent and most are rare, as in any language.
            text.append(WORDS[(int) (WORDS.length * Math.pow(random.nextDouble(), 3))]).append(' ');
        }
        return text.toString();
    }

    private static String[] words() {
        String[] words = new String[20_000];
        for (int i = 0; i < words.length; i++) {
            words[i] = "w" + Integer.toString(i, 36) + "x";
        }
        return words;
    }
}
