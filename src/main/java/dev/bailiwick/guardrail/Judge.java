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

    /**
     * Judges for a turn that may have begun under another book than the one in force. Such a turn keeps the book it began with, unless the one in
     * force forbids more: then that one speaks.
     *
     * @param gate   where
     * @param facts  what is known
     * @param moment the turn's moment
     * @param begun  the version of the book that the turn began with, or null when none has judged it yet
     * @return what follows, with the book that says so
     */
    default Verdict judge(Gate gate, List<Fact> facts, Instant moment, String begun) {
        return judge(gate, facts, moment);
    }

    /**
     * @param begun the version of a book that has judged
     * @return whether another is in force by now
     */
    default boolean changedSince(String begun) {
        return false;
    }
}
