package dev.bailiwick.guardrail.facts;

/**
 * A number that a tool has looked up; money is an amount. One at most for the same name about the same.
 *
 * @param name    what was looked up, in the words that policies use, such as {@code credit score}
 * @param about   what or whom it is about, as the request writes it; empty when it is about the customer who writes
 * @param whose   whom or what that belongs to, as the request writes it; empty when that was not looked at
 * @param number  the number
 * @param tool    the tool that answered
 * @param minutes how long ago
 */
public record LookedUpNumberFact(String name, String about, String whose, double number, String tool, int minutes) implements Fact {
}
