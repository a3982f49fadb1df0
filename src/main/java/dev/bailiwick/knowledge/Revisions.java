package dev.bailiwick.knowledge;

import java.time.Instant;
import java.util.List;

/** All revisions of all articles, kept for ever. */
public interface Revisions {

    /**
     * Takes over a whole set, in one transaction: what is new or says something else becomes a revision, what is missing ends.
     * Two nodes that do it at once do it one after the other.
     *
     * @param set every article that shall hold from now on; ids are unique
     * @param at  now
     * @return what that changed
     */
    Changes takeOver(List<Article> set, Instant at);

    /**
     * @param set every article that might hold from now on; ids are unique
     * @return what taking the set over would change now
     */
    Changes compare(List<Article> set);

    /**
     * @param moment any moment
     * @return the revisions in force then, ordered by article
     */
    List<Revision> inForce(Instant moment);

    /**
     * @param moment any moment
     * @return the span around it in which the same revisions are in force
     */
    Span span(Instant moment);

    /** @return the number of the last import that changed something, 0 before the first; cheap */
    long lastImport();

    /**
     * @param article the article's id
     * @param number  the revision's number
     * @return the revision, or null when there is none
     */
    Revision revision(String article, int number);

    /**
     * What an import changed, by article id in order.
     *
     * @param added     first or again taken up
     * @param changed   says something else than before
     * @param removed   its file is gone
     * @param unchanged how many stay as they are
     */
    record Changes(List<String> added, List<String> changed, List<String> removed, int unchanged) {

        /** @return whether nothing changed */
        public boolean none() {
            return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
        }
    }

    /**
     * A span of time.
     *
     * @param from  inclusive; null for always
     * @param until exclusive; null for ever
     */
    record Span(Instant from, Instant until) {

        /**
         * @param moment any moment
         * @return whether it lies within
         */
        public boolean contains(Instant moment) {
            return (from == null || !moment.isBefore(from)) && (until == null || moment.isBefore(until));
        }
    }
}
