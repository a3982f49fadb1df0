package dev.bailiwick.drafting;

import dev.bailiwick.kernel.Language;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.FindPassages.Hit;
import dev.bailiwick.knowledge.Passage;
import java.time.Instant;

/** Passages for tests, valid from 1 January 2026 in Dublin. */
public final class TestPassages {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    private TestPassages() {
    }

    /**
     * @param article the article's id and title
     * @param product its product, or null
     * @param heading the heading
     * @param text    the words
     * @param score   score and nearness
     * @return a public passage that was found
     */
    public static Hit hit(String article, String product, String heading, String text, double score) {
        return hit(article, product, heading, text, score, Audience.PUBLIC);
    }

    /**
     * @param article  the article's id and title
     * @param product  its product, or null
     * @param heading  the heading
     * @param text     the words
     * @param score    score and nearness
     * @param audience who may hear it
     * @return a passage that was found
     */
    public static Hit hit(String article, String product, String heading, String text, double score, Audience audience) {
        return new Hit(new Passage(article, 1, 0, article, heading, text, "cards", product, Language.ENGLISH, audience, FROM, null, ""), score,
                score, 1);
    }

    /**
     * @param title the article's title
     * @param text  the words
     * @return a passage about fees that holds for a year
     */
    public static Hit dated(String title, String text) {
        return new Hit(new Passage("fees", 1, 0, title, "Cards", text, "fees", null, Language.ENGLISH, Audience.PUBLIC, FROM,
                Instant.parse("2027-01-01T00:00:00Z"), ""),
                0.9, 0.9, 1);
    }
}
