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
 * @param deadline how long the caller can wait
 */
public record Prompt(String name, String version, List<Part> parts, String schema, Duration deadline) {

    /**
     * @param other what is said instead
     * @return the same, with other parts
     */
    public Prompt with(List<Part> other) {
        return new Prompt(name, version, other, schema, deadline);
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
