package dev.bailiwick.drafting.topics;

import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.knowledge.Embeddings;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Answers an officer's question how good some topics are: learns them from the sentences given and tells the topic of others. Local and
 * without chance; nothing is kept but the last texts' vectors, as long as there is room. One evaluation at a time, because each takes all cores.
 */
@Component
public class EvaluateTopics {

    /** At most so many texts for learning. */
    public static final int MOST_TO_LEARN = 5_000;
    /** At most so many texts whose topic is asked. */
    public static final int MOST_TO_TELL = 10_000;
    /** At most so many topics. */
    public static final int MOST_TOPICS = 500;
    /** At most so many characters a text. */
    public static final int LONGEST_TEXT = 2_000;

    /**
     * A text and its topic.
     *
     * @param text  what somebody might write
     * @param topic the topic it is about; null where that is the question and nobody knows
     */
    public record Sample(String text, String topic) {
    }

    /**
     * What was told about one text.
     *
     * @param topic    the topic
     * @param exemplar the sentence of that topic which it is nearest to
     * @param nearness the cosine of the two, -1 to 1
     * @param share    how sure it is of the topic among all topics, 0 to 1
     */
    public record Prediction(String topic, String exemplar, double nearness, double share) {
    }

    /**
     * What came out.
     *
     * @param predictions one for each text, in the same order
     * @param judged      for how many texts the right topic was known
     * @param right       how many of these were told right
     */
    public record Outcome(List<Prediction> predictions, int judged, int right) {
    }

    private final Embeddings embeddings;
    private final Semaphore one = new Semaphore(1);
    private SoftReference<Map<String, float[]>> lastVectors = new SoftReference<>(new HashMap<>());

    /** @param embeddings vectors of texts */
    public EvaluateTopics(Embeddings embeddings) {
        this.embeddings = embeddings;
    }

    /**
     * @param train sentences with their topics; at least two topics
     * @param test  texts whose topic is asked
     * @return the answer
     * @throws Refusal of kind {@code INVALID} naming the field, or {@code EXHAUSTED} while another evaluation runs
     */
    public Outcome evaluate(List<Sample> train, List<Sample> test) {
        check("train", train, MOST_TO_LEARN, true);
        check("test", test, MOST_TO_TELL, false);
        List<String> topics = train.stream().map(Sample::topic).distinct().sorted().toList();
        if (topics.size() < 2 || topics.size() > MOST_TOPICS) {
            throw Refusal.invalid("train", "needs 2 to " + MOST_TOPICS + " different topics, and has " + topics.size());
        }
        if (!one.tryAcquire()) {
            throw new Refusal(Refusal.Kind.EXHAUSTED, "another evaluation of topics is running; try again when it has ended");
        }
        try {
            return outcome(train, test, topics);
        } finally {
            one.release();
        }
    }

    private static void check(String field, List<Sample> samples, int most, boolean topicNeeded) {
        if (samples.isEmpty() || samples.size() > most) {
            throw Refusal.invalid(field, "must hold 1 to " + most + " texts, and holds " + samples.size());
        }
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            String at = field + "[" + i + "].";
            if (sample.text == null || sample.text.isBlank() || sample.text.length() > LONGEST_TEXT) {
                throw Refusal.invalid(at + "text", "must be a text of 1 to " + LONGEST_TEXT + " characters");
            }
            if (sample.topic == null ? topicNeeded : sample.topic.isBlank() || sample.topic.length() > 200) {
                throw Refusal.invalid(at + "topic", "must be a topic's name of 1 to 200 characters");
            }
        }
    }

    private Outcome outcome(List<Sample> train, List<Sample> test, List<String> topics) {
        Map<String, String> names = new LinkedHashMap<>();
        topics.forEach(topic -> names.put(topic, inWords(topic)));
        names.values().removeIf(String::isEmpty);
        Set<String> texts = new LinkedHashSet<>();
        train.forEach(sample -> texts.add(sample.text.strip()));
        texts.addAll(names.values());
        test.forEach(sample -> texts.add(sample.text.strip()));
        Map<String, float[]> vectors = embed(texts);

        List<float[]> known = new ArrayList<>();
        List<Integer> topicOf = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        topics.forEach(topic -> numbers.put(topic, numbers.size()));
        train.forEach(sample -> {
            known.add(vectors.get(sample.text.strip()));
            topicOf.add(numbers.get(sample.topic));
        });
        names.forEach((topic, words) -> {
            known.add(vectors.get(words));
            topicOf.add(numbers.get(topic));
        });
        var learnt = new Learnt(known.toArray(float[][]::new), topicOf.stream().mapToInt(Integer::intValue).toArray(), topics.size(), train.size());

        List<Prediction> predictions = test.stream().parallel().map(sample -> learnt.tell(vectors.get(sample.text.strip())))
                .map(told -> new Prediction(topics.get(told.topic()), train.get(told.nearest()).text, told.nearness(), told.share())).toList();
        int judged = 0;
        int right = 0;
        for (int i = 0; i < test.size(); i++) {
            if (test.get(i).topic != null) {
                judged++;
                right += test.get(i).topic.equals(predictions.get(i).topic) ? 1 : 0;
            }
        }
        return new Outcome(predictions, judged, right);
    }

    /** A name such as {@code card_arrival} or {@code CardArrival} as words; empty when it has none, such as a mere number. */
    static String inWords(String topic) {
        String spaced = topic.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ").replaceAll("[^\\p{L}\\p{M}\\p{N}']+", " ").strip().toLowerCase(java.util.Locale.ROOT);
        return spaced.matches(".*\\p{L}{3}.*") ? spaced : "";
    }

    private Map<String, float[]> embed(Set<String> texts) {
        Map<String, float[]> before = lastVectors.get();
        Map<String, float[]> vectors = new ConcurrentHashMap<>();
        try (var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().name("evaluate-topics-", 1).factory())) {
            List<Future<?>> running = new ArrayList<>();
            for (String text : texts) {
                float[] known = before == null ? null : before.get(text);
                if (known == null) {
                    running.add(workers.submit(() -> vectors.put(text, embeddings.embed(text))));
                } else {
                    vectors.put(text, known);
                }
            }
            for (Future<?> work : running) {
                await(work, workers);
            }
        }
        lastVectors = new SoftReference<>(vectors);
        return vectors;
    }

    private static void await(Future<?> work, java.util.concurrent.ExecutorService workers) {
        try {
            work.get();
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.Kind.UNAVAILABLE, "the evaluation was interrupted; try again");
        } catch (ExecutionException e) {
            workers.shutdownNow();
            throw new IllegalStateException("a text could not be embedded", e.getCause());
        }
    }
}
