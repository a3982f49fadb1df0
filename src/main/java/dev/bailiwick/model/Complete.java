package dev.bailiwick.model;

/** Asks a language model. Slow: never inside a transaction. Never throws for what a provider does. */
public interface Complete {

    /** @return whether a model is configured at all */
    boolean available();

    /** @return the name of the route that would be asked, or {@code none} */
    String route();

    /**
     * @param prompt what to say
     * @return what came of it
     */
    Completion complete(Prompt prompt);
}
