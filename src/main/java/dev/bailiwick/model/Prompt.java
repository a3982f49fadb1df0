package dev.bailiwick.model;

import java.time.Duration;
import java.util.List;

/**
 * What goes to a language model.
 *
 * @param name     the prompt's name in the prompt book, for the record
 * @param version  its version
 * @param parts    what is said, in order
 * @param schema   the JSON schema that the answer must have, or null for plain words
 * @param holds    what of a customer's words stands in it; a route that may not see it is not asked
 * @param about    what it is for, such as the turn {@code <conversation>/<number>}; for the record, never sent
 * @param deadline how long the caller can wait
 */
public record Prompt(String name, String version, List<Part> parts, String schema, Route.DataClass holds, String about, Duration deadline) {

    /**
     * A prompt about nothing in particular, which may hold personal data as the customer wrote it.
     *
     * @param name     the prompt's name in the prompt book, for the record
     * @param version  its version
     * @param parts    what is said, in order
     * @param schema   the JSON schema that the answer must have, or null for plain words
     * @param deadline how long the caller can wait
     */
    public Prompt(String name, String version, List<Part> parts, String schema, Duration deadline) {
        this(name, version, parts, schema, Route.DataClass.PERSONAL, "", deadline);
    }

    /**
     * @param other what is said instead
     * @return the same, with other parts
     */
    public Prompt with(List<Part> other) {
        return new Prompt(name, version, other, schema, holds, about, deadline);
    }

    /**
     * @param what what of a customer's words stands in it
     * @return the same, known to hold that
     */
    public Prompt holding(Route.DataClass what) {
        return new Prompt(name, version, parts, schema, what, about, deadline);
    }

    /**
     * @param what what it is for
     * @return the same, for that
     */
    public Prompt about(String what) {
        return new Prompt(name, version, parts, schema, holds, what, deadline);
    }

    /**
     * One part of a prompt.
     *
     * @param role who says it
     * @param text the words
     */
    public record Part(Role role, String text) {
    }

    /** Who says a part. */
    public enum Role {
        /** Our instructions. */
        SYSTEM,
        /** Data and questions. */
        USER,
        /** What the model said before. */
        ASSISTANT
    }
}
