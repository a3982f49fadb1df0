package dev.bailiwick.model;

/**
 * Asks a language model: tries again where that can help, has what came checked, and mended. Slow: never inside a transaction. Never throws
 * for what a provider does.
 */
public interface Complete {

    /** @return whether a model is configured at all */
    boolean available();

    /** @return the name of the route that would be asked, or {@code none} */
    String route();

    /** @return the model and its server, for the release; another one of either is another release. {@code none} without a model */
    String version();

    /**
     * @param prompt what to say
     * @param check  what an answer must stand up to
     * @return what came of it
     */
    Completion complete(Prompt prompt, Check check);
}
