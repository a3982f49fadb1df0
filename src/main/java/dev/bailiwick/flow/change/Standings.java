package dev.bailiwick.flow.change;

import java.time.Instant;
import java.util.List;

/** Where conversations stand in the drawings. */
public interface Standings {

    /**
     * How many conversations keep to a set of drawings.
     *
     * @param version       the set's version
     * @param conversations how many are under way on it
     */
    record OnVersion(String version, long conversations) {
    }

    /**
     * Conversations at the same element.
     *
     * @param version       the set of drawings they keep to
     * @param drawing       the drawing they are in
     * @param element       the element
     * @param conversations how many
     * @param examples      ids of some, at most twenty
     */
    record Place(String version, String drawing, String element, long conversations, List<String> examples) {
    }

    /** @return where all conversations are, the most first, at most 2,000 places */
    List<Place> places();

    /**
     * How often an element was passed.
     *
     * @param drawing the drawing
     * @param element the element
     * @param times   how often a conversation came to it; twice by the same one counts twice
     */
    record Passed(String drawing, String element, long times) {
    }

    /**
     * @param version a set of drawings
     * @param from    not before
     * @param until   before
     * @return how often the elements of that set were passed in that time, at most 2,000 elements
     * @throws dev.bailiwick.kernel.Refusal of kind {@code EXHAUSTED} when counting takes longer than five seconds
     */
    List<Passed> passed(String version, Instant from, Instant until);

    /** @return how many conversations are under way on each set of drawings, most first */
    List<OnVersion> byVersion();
}
