package dev.bailiwick.guardrail.facts;

/**
 * One passage that the draft cites.
 *
 * @param article  the article's id
 * @param audience {@code public}, {@code users} or {@code internal}
 * @param current  whether it holds at the moment of the turn
 */
public record CitationFact(String article, String audience, boolean current) implements Fact {
}
