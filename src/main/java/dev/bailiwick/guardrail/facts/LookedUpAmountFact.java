package dev.bailiwick.guardrail.facts;

/**
 * An amount of money that a tool has looked up. One at most for the same name about the same in one currency.
 *
 * @param name     what was looked up, in the words that policies use, such as {@code available balance}
 * @param about    what or whom it is about, as the request writes it; empty when it is about the customer who writes
 * @param whose    whom or what that belongs to, as the request writes it; empty when that was not looked at
 * @param cents    the amount in cents, below zero for a debt
 * @param currency ISO 4217 code, such as {@code EUR}
 * @param tool     the tool that answered
 * @param minutes  how long ago
 */
public record LookedUpAmountFact(String name, String about, String whose, long cents, String currency, String tool,
        int minutes) implements Fact {
}
