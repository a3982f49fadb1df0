package dev.bailiwick.flow;

import dev.bailiwick.guardrail.facts.Fact;
import java.util.List;

/** Says what is known about a turn's message and its surroundings in the rules' vocabulary. */
@FunctionalInterface
public interface KnownFacts {

    /**
     * @param turn a turn
     * @return what is known
     */
    List<Fact> ofMessage(TurnInHand turn);
}
