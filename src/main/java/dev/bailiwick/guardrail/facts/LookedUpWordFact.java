package dev.bailiwick.guardrail.facts;

/**
 * A word that a tool has looked up, such as a status. One at most for the same name about the same.
 *
 * @param name    what was looked up, in the words that policies use, such as {@code account status}
 * @param about   what or whom it is about, as the request writes it; empty when it is about the customer who writes
 * @param whose   whom or what that belongs to, as the request writes it; empty when that was not looked at
 * @param word    the word
 * @param tool    the tool that answered
 * @param minutes how long ago
 */
public record LookedUpWordFact(String name, String about, String whose, String word, String tool, int minutes) implements Fact {
}
