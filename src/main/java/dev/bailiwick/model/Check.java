package dev.bailiwick.model;

import java.util.List;

/** Says what is wrong with an answer. Deterministic, quick and without side effects: it is asked again for every attempt. */
@FunctionalInterface
public interface Check {

    /**
     * @param text an answer that came back whole
     * @return what is wrong with it; empty when it can be used
     */
    List<Flaw> flaws(String text);

    /**
     * @param flaws what was wrong with the answer
     * @return what is said to the model, after its own words, to have it mended; empty when it is not worth asking
     */
    default List<Prompt.Part> mend(List<Flaw> flaws) {
        return List.of();
    }

    /** @return how often one question is asked to be mended at most */
    default int mostMends() {
        return 1;
    }
}
