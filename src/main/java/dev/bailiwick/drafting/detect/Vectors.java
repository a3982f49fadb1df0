package dev.bailiwick.drafting.detect;

import dev.bailiwick.knowledge.EmbedOnce;
import dev.bailiwick.knowledge.Embeddings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The vectors of all exemplars, computed beside the start of the program (from the second start on they are only read) and waited for
 * by the first who needs one; and the vectors of what customers write.
 */
final class Vectors {

    private final Embeddings embeddings;
    private final EmbedOnce embedOnce;
    private final List<String> sentences;
    private volatile FutureTask<Map<String, float[]>> exemplars;

    Vectors(Embeddings embeddings, EmbedOnce embedOnce, List<String> sentences) {
        this.embeddings = embeddings;
        this.embedOnce = embedOnce;
        this.sentences = new ArrayList<>(new LinkedHashSet<>(sentences));
        this.exemplars = new FutureTask<>(this::compute);
    }

    private Map<String, float[]> compute() {
        Map<String, float[]> vectors = new HashMap<>();
        List<float[]> computed = embedOnce.embedAll(sentences);
        for (int i = 0; i < sentences.size(); i++) {
            vectors.put(sentences.get(i), computed.get(i));
        }
        return vectors;
    }

    /** Begins to compute; called once, when the database is there. */
    void begin() {
        Thread.ofPlatform().daemon().name("exemplars").start(exemplars);
    }

    /** @return the vector of an exemplar */
    float[] of(String exemplar) {
        return await().get(exemplar);
    }

    /** @return the vectors of all exemplars, once they are there */
    Map<String, float[]> await() {
        FutureTask<Map<String, float[]>> task = exemplars;
        try {
            // Whoever comes first computes; everybody else waits for the same task.
            task.run();
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the exemplars", e);
        } catch (ExecutionException e) {
            // The next one tries anew: a database that was away for a moment must not leave the assistant blind for ever.
            exemplars = new FutureTask<>(this::compute);
            throw new IllegalStateException("the exemplars could not be embedded", e.getCause());
        }
    }

    /** @return the vector of what a customer wrote */
    float[] ofText(String text) {
        return embeddings.embed(text);
    }
}
