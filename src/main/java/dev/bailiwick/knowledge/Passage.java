package dev.bailiwick.knowledge;

import dev.bailiwick.kernel.Citation;
import dev.bailiwick.kernel.Language;
import java.time.Instant;

/**
 * A quotable part of one revision of an article.
 *
 * @param article    the article's id
 * @param revision   the revision's number, from 1
 * @param place      the passage's place within the revision, from 0
 * @param title      the article's title
 * @param heading    the heading above it, or an empty string
 * @param text       the words, plain Markdown
 * @param topic      the article's topic
 * @param product    the product it is about, or null for all
 * @param language   the language it is written in
 * @param audience   who may hear it
 * @param validFrom  from when it holds, inclusive
 * @param validUntil until when it holds, exclusive; null for open
 * @param url        where a customer can read it, or an empty string
 */
public record Passage(String article, int revision, int place, String title, String heading, String text, String topic, String product,
        Language language, Audience audience, Instant validFrom, Instant validUntil, String url) {

    /** @return a citation of the whole passage */
    public Citation citation() {
        return new Citation(article, revision, place, heading.isEmpty() ? title : title + " · " + heading, url, text);
    }

    /** @return title and heading, by which a passage is found as much as by its words */
    public String headline() {
        return heading.isEmpty() ? title : title + " — " + heading;
    }

    /** @return headline and words */
    public String whole() {
        return headline() + "\n" + text;
    }
}
