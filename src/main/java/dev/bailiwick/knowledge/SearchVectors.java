package dev.bailiwick.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The vectors that the knowledge is searched by: of the built-in embedder, or of a server that the company configured. Only the search uses them;
 * detectors stay with {@link Embeddings}, which never leave the house.
 */
public interface SearchVectors {

    /** @return the model's name and version; vectors of different models are never compared */
    String model();

    /** @return how many entries a vector has */
    int dimensions();

    /**
     * @param audience for whom a passage is
     * @return whether such passages have vectors; what is for our own people only is shown to nobody outside, and found by words alone
     */
    boolean sees(Audience audience);

    /**
     * Slow for new texts: never inside a transaction.
     *
     * @param texts of passages; what was computed once is remembered in the database
     * @return their vectors, in order
     * @throws dev.bailiwick.kernel.CannotStart when they are not remembered and cannot be computed; says why and what to do
     */
    List<float[]> ofPassages(List<String> texts);

    /**
     * Computes a question's vector ahead, so that the search finds it at once. May ask a server, bounded in time: never inside a transaction. When
     * it fails, the question is searched by words alone.
     *
     * @param question the question in words
     * @param masking  takes personal data out of it, for who is outside
     */
    void prepare(String question, UnaryOperator<String> masking);

    /**
     * @param question the question in words
     * @return its vector; empty when it was not prepared on this node and is not to be had without asking a server
     */
    Optional<float[]> ofQuestion(String question);
}
