package dev.bailiwick.guardrail.facts;

/**
 * A tool has checked something and answered yes or no. There is one at most for what was checked about the same: the latest.
 *
 * @param check   what was checked, in the words that policies use, such as {@code the account exists}
 * @param about   what or whom it is about, as the request writes it; empty when it is about the customer who writes
 * @param whose   whom or what that belongs to, as the request writes it; empty when that was not looked at
 * @param so      whether it is so
 * @param tool    the tool that answered
 * @param minutes how long ago
 */
public record CheckedFact(String check, String about, String whose, boolean so, String tool, int minutes) implements Fact {
}
