package dev.bailiwick.guardrail.facts;

/**
 * Where the judgement is made. Every judgement has one; the judge adds it.
 *
 * @param gate {@code message}, {@code draft}, {@code tool}, {@code handoff} or {@code outreach}
 */
public record JudgementFact(String gate) implements Fact {
}
