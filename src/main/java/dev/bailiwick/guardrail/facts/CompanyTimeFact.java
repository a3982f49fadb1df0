package dev.bailiwick.guardrail.facts;

/**
 * The moment of the turn, where the company is.
 *
 * @param date    ISO 8601, such as {@code 2026-12-24}
 * @param weekday {@code MONDAY} to {@code SUNDAY}
 * @param minute  minutes since midnight, 0 to 1439
 * @param holiday the holiday's name, or an empty string
 */
public record CompanyTimeFact(String date, String weekday, int minute, String holiday) implements Fact {
}
