package dev.bailiwick.knowledge;

/** Keeps vectors in the database, by model and text. */
public interface KeepVectors {

    /**
     * @param model      the model's name and version
     * @param dimensions entries of its vectors; what is kept with another number counts as not kept
     * @param computing  computes what is not kept
     * @return the same, remembering
     */
    EmbedOnce remembering(String model, int dimensions, EmbedOnce computing);
}
