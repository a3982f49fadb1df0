package dev.bailiwick.flow;

import dev.bailiwick.kernel.ConversationId;
import java.time.Instant;
import java.util.List;

/** Steps and timers that failed until no try was left: their conversations stand still until somebody tries again. */
public interface Incidents {

    /** The most that are listed. */
    int MOST = 200;

    /** @return the latest, the newest first */
    List<Incident> latest();

    /**
     * Gives the step or timer one more try, in the transaction that is open.
     *
     * @param id the incident
     * @return what is tried again
     * @throws dev.bailiwick.kernel.Refusal of kind {@code NOT_FOUND} when there is no such incident any more
     */
    Incident tryAgain(String id);

    /**
     * Something that failed for good.
     *
     * @param id           names it
     * @param conversation the conversation that stands still, or null when none is known
     * @param element      the drawing's element
     * @param what         what went wrong
     * @param at           since when
     */
    record Incident(String id, ConversationId conversation, String element, String what, Instant at) {
    }
}
