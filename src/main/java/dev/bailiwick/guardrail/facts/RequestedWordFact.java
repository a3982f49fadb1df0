package dev.bailiwick.guardrail.facts;

/**
 * Something that the tool request says in words: a name, a number of an account, a title. One at most of a name.
 *
 * @param name what the request calls it, such as {@code account}
 * @param word what it says, never empty
 */
public record RequestedWordFact(String name, String word) implements Fact {
}
