package dev.bailiwick.drafting;

import dev.bailiwick.knowledge.EmbedOnce;
import dev.bailiwick.knowledge.Embeddings;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The built-in embedder without a database, one for all tests of a JVM: vectors of the same model, one text per run. */
public final class TestEmbeddings implements Embeddings {

    private static TestEmbeddings shared;

    private final BgeSmallEnV15QuantizedEmbeddingModel model = new BgeSmallEnV15QuantizedEmbeddingModel(Runnable::run);
    private final Map<String, float[]> known = new ConcurrentHashMap<>(new HashMap<>());

    private TestEmbeddings() {
    }

    /** @return the embedder */
    public static synchronized TestEmbeddings get() {
        if (shared == null) {
            System.setProperty("OPT_OUT_TRACKING", "true");
            shared = new TestEmbeddings();
        }
        return shared;
    }

    /** @return the embedder for many texts */
    public static EmbedOnce once() {
        return texts -> texts.parallelStream().map(get()::embed).toList();
    }

    @Override
    public float[] embed(String text) {
        return known.computeIfAbsent(text, key -> model.embed(key.length() > 2_000 ? key.substring(0, 2_000) : key).content().vector());
    }

    @Override
    public int dimensions() {
        return 384;
    }

    @Override
    public String model() {
        return "bge-small-en-v1.5-q";
    }
}
