package dev.bailiwick.kernel;

/**
 * A quote in a draft, with what is needed to find its source again years later.
 *
 * @param article  the article's id
 * @param revision the article's revision, from 1
 * @param passage  the passage's place within the revision, from 0
 * @param title    the article's title, as a customer may read it
 * @param url      where the customer can read it, or an empty string
 * @param quote    the words relied on
 */
public record Citation(String article, int revision, int passage, String title, String url, String quote) {
}
