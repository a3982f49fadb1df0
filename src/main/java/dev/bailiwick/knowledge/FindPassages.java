package dev.bailiwick.knowledge;

import dev.bailiwick.kernel.Language;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Finds the passages that fit a question: exact nearest neighbours and words, of what holds at a moment and may be heard. */
public interface FindPassages {

    /**
     * @param query what is looked for
     * @return the best first; empty when nothing is in force for that audience and language
     */
    List<Hit> find(Query query);

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
    }

    /**
     * One passage found.
     *
     * @param passage  the passage
     * @param score    how well it fits, 0 to 1: the weighted sum of the two others
     * @param nearness cosine between the question and the passage, 0 to 1
     * @param words    the lexical score, normalised to 0 to 1 within this search
     */
    record Hit(Passage passage, double score, double nearness, double words) {
    }
}
