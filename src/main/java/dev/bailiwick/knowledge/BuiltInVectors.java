package dev.bailiwick.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The search by the built-in embedder: nothing is asked of anybody. */
public final class BuiltInVectors implements SearchVectors {

    private final Embeddings embeddings;
    private final EmbedOnce embedOnce;

    /**
     * @param embeddings computes a question's vector
     * @param embedOnce  remembers those of passages
     */
    public BuiltInVectors(Embeddings embeddings, EmbedOnce embedOnce) {
        this.embeddings = embeddings;
        this.embedOnce = embedOnce;
    }

    @Override
    public String model() {
        return embeddings.model();
    }

    @Override
    public int dimensions() {
        return embeddings.dimensions();
    }

    @Override
    public boolean sees(Audience audience) {
        return true;
    }

    @Override
    public List<float[]> ofPassages(List<String> texts) {
        return embedOnce.embedAll(texts);
    }

    @Override
    public void prepare(String question, UnaryOperator<String> masking) {
        // Whoever searches computes it in a few milliseconds.
    }

    @Override
    public Optional<float[]> ofQuestion(String question) {
        return Optional.of(embeddings.embed(question));
    }
}
