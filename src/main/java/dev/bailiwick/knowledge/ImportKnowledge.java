package dev.bailiwick.knowledge;

import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import java.time.Instant;
import java.util.List;

/**
 * Takes the company's knowledge over from {@code knowledge/<language>/*.md}: all of it, or nothing when a single file is broken.
 * At start it runs by itself. A start with broken files fails, unless an earlier set is in force: then the server stands with that
 * one, logs every error, and its health says so.
 */
public interface ImportKnowledge {

    /**
     * Reads, checks, embeds and takes over. Takes seconds for new texts; not to be called inside a transaction.
     *
     * @return what came of it
     */
    Report importAll();

    /**
     * Reads and checks, and changes nothing.
     *
     * @param files the company's files as they may be from now on
     * @return the knowledge, not yet in force
     * @throws InvalidFile naming every problem
     */
    Prepared prepare(CompanyFiles files);

    /** Knowledge that is in order and not yet in force. */
    interface Prepared {

        /** @return what taking it over would change now */
        Revisions.Changes changes();

        /** Computes the vectors of new texts, so that no search waits for them. Takes seconds; not to be called inside a transaction. */
        void embed();

        /**
         * Stores it, in the caller's transaction where there is one.
         *
         * @return what that changed
         */
        Revisions.Changes store();

        /**
         * Tells everybody, once it is stored and committed.
         *
         * @return what came of it
         */
        Report takeUp();
    }

    /** @return the report of the last import of this program, or null when there was none yet */
    Report last();

    /**
     * What came of an import.
     *
     * @param at       when
     * @param origin   where the files came from, in words
     * @param changes  what changed; null when files were broken and nothing was taken over
     * @param passages how many passages the set has
     * @param errors   what is wrong, at most {@link #MOST_ERRORS}; empty when the set was taken over
     * @param notes    what is not wrong but should be looked at, such as a review that is overdue; at most {@link #MOST_ERRORS}
     */
    record Report(Instant at, String origin, Revisions.Changes changes, int passages, List<InvalidFile> errors, List<String> notes) {

        /** So many errors or notes are told; who has more mends these first. */
        public static final int MOST_ERRORS = 20;

        /** @return whether the set was taken over */
        public boolean takenOver() {
            return changes != null;
        }
    }
}
