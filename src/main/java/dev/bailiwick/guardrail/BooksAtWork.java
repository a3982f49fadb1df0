package dev.bailiwick.guardrail;

import dev.bailiwick.release.change.AtWork;

/**
 * What has to happen in the rest of the house when a book takes force: topics are detected, fixed words and teams are named, releases are pinned.
 * Offered by whoever knows these.
 */
public interface BooksAtWork extends AtWork<BookTexts> {

    /** Compiles the book and tries its examples, too; takes seconds. */
    @Override
    Ready prepare(BookTexts texts);

    /** A book that fits the rest of the house, not yet in force. */
    interface Ready extends AtWork.Ready {

        /** @return the book; it can judge already */
        BoundBook book();

        @Override
        default String version() {
            return book().version();
        }
    }
}
