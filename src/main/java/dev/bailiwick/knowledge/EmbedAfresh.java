package dev.bailiwick.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Embeds many texts and remembers nothing: for a program that has no database, and for what a database does not remember yet. */
public final class EmbedAfresh implements EmbedOnce {

    private final Embeddings embeddings;

    /** @param embeddings computes one vector */
    public EmbedAfresh(Embeddings embeddings) {
        this.embeddings = embeddings;
    }

    /** One text at a time and one thread per core: that is as fast as it gets, and a text's vector never depends on its neighbours. */
    @Override
    public List<float[]> embedAll(List<String> texts) {
        if (texts.size() > MOST || texts.stream().anyMatch(text -> text == null || text.isBlank())) {
            throw new IllegalArgumentException("at most " + MOST + " texts can be embedded at once, and none of them may be blank");
        }
        Map<String, float[]> vectors = new ConcurrentHashMap<>();
        int threads = Math.clamp(texts.size(), 1, Runtime.getRuntime().availableProcessors());
        try (var workers = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name("embed-", 1).factory())) {
            List<Future<?>> running = new ArrayList<>();
            new LinkedHashSet<>(texts).forEach(text -> running.add(workers.submit(() -> vectors.put(text, embeddings.embed(text)))));
            try {
                for (Future<?> one : running) {
                    one.get();
                }
            } catch (ExecutionException e) {
                workers.shutdownNow();
                throw new IllegalStateException("a text cannot be embedded: " + e.getCause().getMessage(), e.getCause());
            } catch (InterruptedException e) {
                workers.shutdownNow();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while embedding", e);
            }
        }
        return texts.stream().map(vectors::get).toList();
    }
}
