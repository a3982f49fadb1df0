package dev.bailiwick.guardrail;

import dev.bailiwick.guardrail.facts.Fact;
import java.time.Instant;
import java.util.List;

/** Judges facts by the policy book in force. Never throws: what goes wrong in judging is a finding that holds. */
public interface Judge {

    /**
     * @param gate   where
     * @param facts  what is known
     * @param moment the turn's moment: policies apply as of then
     * @return what follows
     */
    Verdict judge(Gate gate, List<Fact> facts, Instant moment);
}
