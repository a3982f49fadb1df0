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
 * @param lane     in which lane it goes
 * @param holds    what of a customer's words stands in it; decides which routes may see it
 * @param about    what it is for, such as the turn {@code <conversation>/<number>}; for the record, never sent
 * @param deadline how long the caller can wait
 */
public record Prompt(String name, String version, List<Part> parts, String schema, Lane lane, Route.DataClass holds, String about,
        Duration deadline) {

    /**
     * @param other what is said instead
     * @return the same, with other parts
     */
    public Prompt with(List<Part> other) {
        return new Prompt(name, version, other, schema, lane, holds, about, deadline);
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
