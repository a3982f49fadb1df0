package dev.bailiwick.flow.change;

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

    /** @return how many conversations are under way on each set of drawings, most first */
    List<OnVersion> byVersion();
}
