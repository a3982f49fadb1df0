package dev.bailiwick.knowledge;

import java.util.List;

/**
 * Embeds many texts and remembers the vectors in the database, by model and text, so that a second start computes nothing again.
 * For texts that stay: passages, exemplars. What a customer writes is embedded by {@link Embeddings} and kept nowhere.
 */
public interface EmbedOnce {

    /** At most so many texts at once. */
    int MOST = 200_000;

    /**
     * Computes what is not remembered with as many threads as there are cores; some ten passages a second and core.
     *
     * @param texts at most {@link #MOST} texts, none of them blank; the same text may come twice
     * @return their vectors in the same order, equal to what {@link Embeddings#embed} gives; not to be changed by the caller
     * @throws IllegalArgumentException when there are too many texts or a blank one
     */
    List<float[]> embedAll(List<String> texts);
}
