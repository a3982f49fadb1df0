package dev.bailiwick.guardrail.facts;

/** A fact that only rules say: what follows from the facts of a judgement before anything is decided. */
public sealed interface Inferred permits RegimeFact, ReachableFact, MarkFact {
}
