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
 * @param lane     how urgent it is
 * @param holds    what of a customer's words stands in it; a route that may not see it is not asked
 * @param about    what it is for, such as the turn {@code <conversation>/<number>}; for the record, never sent
 * @param deadline how long the caller can wait
 */
public record Prompt(String name, String version, List<Part> parts, String schema, Lane lane, Route.DataClass holds, String about,
        Duration deadline) {

    /**
     * A prompt about nothing in particular, for which a customer waits, and which may hold personal data as the customer wrote it.
     *
     * @param name     the prompt's name in the prompt book, for the record
     * @param version  its version
     * @param parts    what is said, in order
     * @param schema   the JSON schema that the answer must have, or null for plain words
     * @param deadline how long the caller can wait
     */
    public Prompt(String name, String version, List<Part> parts, String schema, Duration deadline) {
        this(name, version, parts, schema, Lane.INTERACTIVE, Route.DataClass.PERSONAL, "", deadline);
    }

    /**
     * @param other what is said instead
     * @return the same, with other parts
     */
    public Prompt with(List<Part> other) {
        return new Prompt(name, version, other, schema, lane, holds, about, deadline);
    }

    /**
     * @param other how urgent it is
     * @return the same, in that lane
     */
    public Prompt in(Lane other) {
        return new Prompt(name, version, parts, schema, other, holds, about, deadline);
    }

    /**
     * @param what what of a customer's words stands in it
     * @return the same, known to hold that
     */
    public Prompt holding(Route.DataClass what) {
        return new Prompt(name, version, parts, schema, lane, what, about, deadline);
    }

    /**
     * @param what what it is for
     * @return the same, for that
     */
    public Prompt about(String what) {
        return new Prompt(name, version, parts, schema, lane, holds, what, deadline);
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
