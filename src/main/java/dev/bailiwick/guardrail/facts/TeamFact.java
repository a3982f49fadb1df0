package dev.bailiwick.guardrail.facts;

/**
 * Whether one team of the desk is at work. One fact for every team.
 *
 * @param team  the team, such as {@code complaints}
 * @param open  whether somebody of it is at work now
 * @param hours hours until somebody is, rounded up; 0 for now, 9999 for never
 */
public record TeamFact(String team, boolean open, int hours) implements Fact {
}
