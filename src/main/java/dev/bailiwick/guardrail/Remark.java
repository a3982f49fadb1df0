package dev.bailiwick.guardrail;

import java.util.List;

/**
 * Something about a book that is in order and should be looked at.
 *
 * @param kind     what kind of thing
 * @param policies the policies it is about, the one to look at first
 * @param path     the file to look at
 * @param what     what is so, and what would cure it, in the officer's words
 * @param example  a message or a moment that shows it, or an empty string
 */
public record Remark(Kind kind, List<String> policies, String path, String what, String example) {

    /** What can be remarked. */
    public enum Kind {
        /** Its conditions contradict each other. */
        NEVER_HITS,
        /** Whenever it hits, another one that is stricter or speaks first hits as well. */
        SHADOWED,
        /** Two hit in exactly the same cases and ask for different things. */
        CONTRADICTS,
        /** Two can hit together and ask for different things of the same strictness. */
        OVERLAPS,
        /** Nobody decided this. */
        GAP
    }
}
