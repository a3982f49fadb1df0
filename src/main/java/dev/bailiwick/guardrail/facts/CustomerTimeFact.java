package dev.bailiwick.guardrail.facts;

/**
 * The moment of the judgement, where the customer is. There is none when nobody knows where that is.
 *
 * @param date    ISO 8601, such as {@code 2026-12-24}
 * @param weekday {@code MONDAY} to {@code SUNDAY}
 * @param minute  minutes since midnight, 0 to 1439
 * @param zone    the IANA zone, such as {@code America/New_York}
 */
public record CustomerTimeFact(String date, String weekday, int minute, String zone) implements Fact {
}
