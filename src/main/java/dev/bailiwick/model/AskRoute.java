package dev.bailiwick.model;

import java.time.Duration;

/** Asks one route, once. Slow: never inside a transaction. Never tries again by itself, never throws for what a provider does. */
public interface AskRoute {

    /** @return the route that is asked */
    Route route();

    /**
     * @param prompt what to say
     * @param within how long the caller waits; after that the call is ended, and its connection given up
     * @return what came of it
     */
    Answer ask(Prompt prompt, Duration within);
}
