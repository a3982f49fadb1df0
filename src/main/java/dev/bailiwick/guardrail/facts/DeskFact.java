package dev.bailiwick.guardrail.facts;

/**
 * Whether the desk is open.
 *
 * @param open   whether somebody is at work now
 * @param opens  when it opens next in the company's words, such as {@code Monday 27 July, 09:00}; empty when it is open
 */
public record DeskFact(boolean open, String opens) implements Fact {
}
