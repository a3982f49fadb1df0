package dev.bailiwick.knowledge;

import dev.bailiwick.kernel.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The articles as people look them up: what there is, was and will be, without any search. */
public interface Catalogue {

    /** So many articles are listed at most, by their ids in order. */
    int MOST_ARTICLES = 5_000;
    /** So many revisions of an article are told at most, the latest. */
    int MOST_REVISIONS = 100;

    /**
     * @param asOf any moment
     * @return every article by the revision that is in force then; by its last one where none is
     */
    List<Line> lines(Instant asOf);

    /**
     * @param article the article's id
     * @return its revisions, the latest first; empty when there is no such article
     */
    List<Revision> history(String article);

    /**
     * One article at a moment.
     *
     * @param article   its id
     * @param number    the revision's number
     * @param title     the title
     * @param topic     what it is about
     * @param product   the product it is about, or null for all
     * @param audience  who may hear it
     * @param language  the language
     * @param owner     who answers for it
     * @param review    when its owner looks at it again
     * @param from      from when this revision is in force, inclusive
     * @param until     until when, exclusive; null for open
     * @param standing  how it stands at the moment
     * @param revisions how many revisions the article has
     * @param passages  how many passages this one has
     */
    record Line(String article, int number, String title, String topic, String product, Audience audience, Language language, String owner,
            LocalDate review, Instant from, Instant until, Standing standing, int revisions, int passages) {
    }

    /** How a revision stands at a moment. */
    enum Standing {
        /** It may be quoted. */
        IN_FORCE,
        /** It will be. */
        TO_COME,
        /** It was. */
        OVER;

        /**
         * @param from   from when it is in force, inclusive
         * @param until  until when, exclusive; null for open
         * @param moment any moment
         * @return how it stands then
         */
        public static Standing at(Instant from, Instant until, Instant moment) {
            if (until != null && !moment.isBefore(until)) {
                return OVER;
            }
            return moment.isBefore(from) ? TO_COME : IN_FORCE;
        }
    }
}
