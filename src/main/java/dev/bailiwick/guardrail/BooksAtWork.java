package dev.bailiwick.guardrail;

/**
 * What has to happen in the rest of the house when a book takes force: topics are detected, fixed words and teams are named, releases are pinned.
 * Offered by whoever knows these.
 */
public interface BooksAtWork {

    /**
     * Reads, compiles and tries a book beside the one in force, sees that all it names exists, and changes nothing. Takes seconds; not to be
     * called inside a transaction.
     *
     * @param texts the book
     * @return the book, ready to be taken up
     * @throws dev.bailiwick.kernel.InvalidFile naming every problem
     */
    Ready prepare(BookTexts texts);

    /** A book that fits the rest of the house, not yet in force. */
    interface Ready {

        /** @return the book; it can judge already */
        BoundBook book();

        /** Puts it into force in this program. Judgements under way keep the book they began with. */
        void takeUp();
    }
}
