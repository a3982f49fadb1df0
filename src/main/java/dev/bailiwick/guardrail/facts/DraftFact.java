package dev.bailiwick.guardrail.facts;

/**
 * What the assistant wants to say.
 *
 * @param text      the words
 * @param language  ISO 639 code
 * @param source    the route, or {@code wording:<key>} for fixed words
 * @param fixed     whether they are fixed words of the company
 * @param question  whether it asks back
 * @param citations how many passages it cites
 * @param grounded  whether every sentence stands in a passage it cites; true for fixed words
 * @param discloses whether it says that an AI answers
 * @param length    characters
 */
public record DraftFact(String text, String language, String source, boolean fixed, boolean question, int citations, boolean grounded,
        boolean discloses, int length) implements Fact {
}
