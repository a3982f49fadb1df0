package dev.bailiwick.desk;

import dev.bailiwick.kernel.ConversationId;
import java.time.Instant;
import java.util.List;

/** Where cases are kept. Whoever changes one holds the conversation's row. */
public interface Cases {

    /**
     * Opens a case; one that was still open for the conversation is closed by it.
     *
     * @param opened the new case
     */
    void open(Case opened);

    /**
     * An advisor took the pen. Does nothing when no case is open, or when it was taken before.
     *
     * @param conversation the conversation
     * @param by           the advisor, or null when nobody knows who
     * @param at           when
     */
    void take(ConversationId conversation, String by, Instant at);

    /**
     * Nobody has come for too long.
     *
     * @param conversation the conversation
     * @param at           when this was seen
     * @return whether a case is open that nobody took; it is marked from the first time on
     */
    boolean remind(ConversationId conversation, Instant at);

    /**
     * The case is over. Does nothing when none is open.
     *
     * @param conversation the conversation
     * @param at           when
     */
    void close(ConversationId conversation, Instant at);

    /**
     * @param onlyOpen whether closed ones are left out
     * @param most     at most so many
     * @return open ones first, those that wait longest before others; then closed ones, the latest first
     */
    List<Case> list(boolean onlyOpen, int most);

    /** @return how many are open */
    long open();
}
