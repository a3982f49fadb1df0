package dev.bailiwick.guardrail.facts;

/**
 * A day that a tool has looked up. One at most for the same name about the same.
 *
 * @param name    what was looked up, in the words that policies use, such as {@code the card expires}
 * @param about   what or whom it is about, as the request writes it; empty when it is about the customer who writes
 * @param whose   whom or what that belongs to, as the request writes it; empty when that was not looked at
 * @param date    ISO 8601, such as {@code 2026-12-24}
 * @param ahead   days from the day of the judgement until then; 0 when it is that day or has passed
 * @param ago     days from then until the day of the judgement; 0 when it is that day or is still to come
 * @param tool    the tool that answered
 * @param minutes how long ago
 */
public record LookedUpDateFact(String name, String about, String whose, String date, int ahead, int ago, String tool,
        int minutes) implements Fact {
}
