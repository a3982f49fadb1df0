package dev.bailiwick.model;

import java.util.Optional;

/** Says whether a route may be asked with a prompt. Asked before every completion: quick, and never throws. */
@FunctionalInterface
public interface MayServe {

    /**
     * @param prompt what would be asked
     * @param route  who would be asked
     * @return why it must not be, and what to do; empty when it may
     */
    Optional<String> whyNot(Prompt prompt, Route route);

    /**
     * @param route who would be asked
     * @return why it must not be asked with any prompt that has a contract, and what to do; empty when it may with one of them
     */
    default Optional<String> whyNever(Route route) {
        return Optional.empty();
    }
}
