package dev.bailiwick.ledger;

import dev.bailiwick.kernel.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Where entries are kept, for ever: nothing here changes or removes one, and the database refuses whoever tries. */
public interface Ledger {

    /**
     * Adds entries to the end of their conversations' chains, in the order given, within the transaction that is open. The caller's
     * transaction has taken the conversations' rows; if it has not and another was quicker, the whole transaction fails.
     *
     * @param decided what was decided, of one conversation or of several
     * @throws org.springframework.dao.DuplicateKeyException when another transaction wrote to the same chain meanwhile
     */
    void append(List<Decided> decided);

    /**
     * @param conversation whose chain
     * @param after        only entries with a higher number; 0 for all
     * @param most         at most so many, the oldest first
     * @return the entries; empty when there are none
     */
    List<Entry> entries(ConversationId conversation, long after, int most);

    /**
     * @param conversation whose chain
     * @return whether it has any entry
     */
    boolean knows(ConversationId conversation);

    /**
     * @param most at most so many
     * @return the conversations that began last, the latest first
     */
    List<Recent> latest(int most);

    /**
     * Reads one conversation's chain, or all of them, without holding more than a few thousand entries in memory.
     *
     * @param conversation whose chain, or null for every chain
     * @param reader       is given the entries ordered by conversation, then by number
     */
    void read(ConversationId conversation, Consumer<Entry> reader);

    /**
     * A conversation as a list shows it.
     *
     * @param conversation its id
     * @param began        when its first entry was made
     * @param entries      how many entries it has
     * @param lastKind     the kind of its last entry
     * @param lastAt       when that was made
     */
    record Recent(ConversationId conversation, Instant began, long entries, String lastKind, Instant lastAt) {
    }
}
