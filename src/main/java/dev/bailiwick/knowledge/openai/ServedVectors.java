package dev.bailiwick.knowledge.openai;

import dev.bailiwick.kernel.CannotStart;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.EmbedOnce;
import dev.bailiwick.knowledge.KeepVectors;
import dev.bailiwick.knowledge.SearchVectors;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Vectors of a configured server. Passages are kept in the database, the last questions in memory; a search itself asks nobody. */
final class ServedVectors implements SearchVectors {

    private static final Logger LOG = LoggerFactory.getLogger(ServedVectors.class);
    private static final int MOST_TRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final EmbeddingsSettings settings;
    private final EmbeddingsServer server;
    private final EmbedOnce passages;
    private final Map<String, float[]> recent;
    private final AtomicBoolean failing = new AtomicBoolean();

    ServedVectors(EmbeddingsSettings settings, KeepVectors keep, int recentVectors) {
        this.settings = settings;
        this.server = new EmbeddingsServer(settings);
        this.passages = keep.remembering(settings.marked(), settings.dimensions(), this::compute);
        // One at least: what is prepared must be found by the search that follows.
        int most = Math.max(64, recentVectors);
        this.recent = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
                return size() > most;
            }
        };
    }

    @Override
    public String model() {
        return settings.marked();
    }

    @Override
    public int dimensions() {
        return settings.dimensions();
    }

    @Override
    public boolean sees(Audience audience) {
        return audience != Audience.INTERNAL;
    }

    @Override
    public List<float[]> ofPassages(List<String> texts) {
        return passages.embedAll(texts);
    }

    private List<float[]> compute(List<String> texts) {
        List<float[]> vectors = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += settings.passagesAtOnce()) {
            vectors.addAll(some(texts.subList(from, Math.min(texts.size(), from + settings.passagesAtOnce()))));
        }
        return vectors;
    }

    private List<float[]> some(List<String> texts) {
        for (int attempt = 1;; attempt++) {
            try {
                return server.embed(texts, settings.passagesTimeout());
            } catch (EmbeddingsServer.Busy e) {
                if (attempt == MOST_TRIES) {
                    throw refusal(texts.size(), e);
                }
                pause();
            } catch (IOException e) {
                throw refusal(texts.size(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw refusal(texts.size(), e);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CannotStart refusal(int texts, Exception why) {
        return new CannotStart("The knowledge is to be searched by " + settings.marked() + ", but the vectors of " + texts
                + " texts or more are not kept under it, and the server at " + settings.baseUrl() + " does not give them: " + why.getMessage(),
                "See to the server and to bailiwick.knowledge.embeddings, and start again; or take these settings out: what the built-in embedder "
                        + "made is still kept.", why);
    }

    @Override
    public void prepare(String question, UnaryOperator<String> masking) {
        if (question == null || question.isBlank() || ofQuestion(question).isPresent()) {
            return;
        }
        try {
            float[] vector = server.embed(List.of(masking.apply(question)), settings.questionTimeout()).getFirst();
            synchronized (recent) {
                recent.put(question, vector);
            }
            if (failing.compareAndSet(true, false)) {
                LOG.info("The embeddings {} are there again: questions are searched by nearness too", settings.marked());
            }
        } catch (IOException e) {
            if (failing.compareAndSet(false, true)) {
                LOG.warn("The embeddings {} at {} do not answer: {}. Until they do, questions are searched by words alone", settings.marked(),
                        settings.baseUrl(), e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Optional<float[]> ofQuestion(String question) {
        synchronized (recent) {
            return Optional.ofNullable(recent.get(question));
        }
    }
}
