package dev.bailiwick.admin;

import dev.bailiwick.kernel.ConversationId;
import java.time.Instant;
import java.util.List;

/** Which elements of its drawings a conversation went through, and the drawings as they were when it did. */
public interface WalkedPaths {

    /** The most passes that are shown; of a longer way the latest. */
    int MOST = 1_000;

    /**
     * @param conversation whose way
     * @return its passes in their order; empty when there are none
     */
    List<Pass> passes(ConversationId conversation);

    /**
     * @param version a drawing's version, as passes name it
     * @return the drawing as it was drawn
     * @throws dev.bailiwick.kernel.Refusal of kind {@code NOT_FOUND}
     */
    String drawing(String version);

    /**
     * One element passed.
     *
     * @param drawing   the drawing's key
     * @param version   the drawing's version
     * @param element   the element's id
     * @param name      the element's name, or null
     * @param type      the element's type, in the engine's words
     * @param began     when it began
     * @param ended     when it ended, or null while it is there
     * @param cancelled whether it was broken off
     */
    record Pass(String drawing, String version, String element, String name, String type, Instant began, Instant ended, boolean cancelled) {
    }
}
