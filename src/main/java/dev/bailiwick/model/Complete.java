package dev.bailiwick.model;

import java.util.List;

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

    /** @return the routes, in the order in which they are asked */
    List<Route> routes();

    /**
     * @param route a route's name
     * @return what asks this route alone, whether or not it may serve, for trying it; not available when there is none of this name
     */
    Complete only(String route);

    /** @return whether the Librarian is to quote where no route may be asked; else a person is */
    boolean quotesInstead();

    /**
     * @param prompt what to say
     * @param check  what an answer must stand up to
     * @return what came of it
     */
    Completion complete(Prompt prompt, Check check);
}
