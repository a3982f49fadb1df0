package dev.bailiwick.knowledge;

import dev.bailiwick.kernel.Language;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Finds the passages that fit a question: exact nearest neighbours and words, of what holds at a moment and may be heard. The same
 * query finds the same passages in the same order, always: equal scores are ordered by article and place.
 */
public interface FindPassages {

    /**
     * @param query what is looked for
     * @return the best first; empty when nothing is in force for that audience and language
     */
    List<Hit> find(Query query);

    /**
     * Readies a search for this text, so that it needs nobody outside: where the vectors come from a server, that is asked now. Bounded in
     * time; never inside a transaction. Who did not call it, or called it in vain, is answered by words alone in that case.
     *
     * @param text    the question that will be searched by
     * @param masking takes personal data out of it, for who is outside
     */
    default void prepare(String text, UnaryOperator<String> masking) {
        // A search that needs nobody outside is always ready.
    }

    /**
     * What is looked for.
     *
     * @param text      the question, 1 to 2,000 characters (what is longer is cut)
     * @param language  only passages in this language
     * @param audiences only passages for these
     * @param product   only passages about this product or about all; null for any
     * @param asOf      only what holds at this moment
     * @param most      at most so many, 1 to 50
     */
    record Query(String text, Language language, Set<Audience> audiences, String product, Instant asOf, int most) {

        /** The most characters of a question that are read. */
        public static final int LONGEST = 2_000;

        /** @throws IllegalArgumentException when something is missing, or {@code most} is not 1 to 50 */
        public Query {
            if (text == null || language == null || audiences == null || asOf == null || most < 1 || most > 50) {
                throw new IllegalArgumentException("a query needs a text, a language, audiences, a moment and 1 to 50 for the most hits");
            }
            text = cut(text);
            audiences = Set.copyOf(audiences);
        }

        /**
         * @param text a question
         * @return as much of it as is read
         */
        public static String cut(String text) {
            return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        }
    }

    /**
     * One passage found.
     *
     * @param passage  the passage
     * @param score    how well it fits, 0 to 1: {@code w · nearness + (1 − w) · words}, where w is the setting
     *                 {@code bailiwick.knowledge.vector-weight}
     * @param nearness the mean of the question's cosines with the passage as a whole and with its title and heading alone, at most 1.
     *                 It depends on nothing but these texts, so it is the figure to compare with a threshold
     * @param words    the lexical score b (BM25 over all passages of the language in force) as {@code b / (b + 8)}, 0 to below 1
     */
    record Hit(Passage passage, double score, double nearness, double words) {
    }
}
