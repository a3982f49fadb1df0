package dev.bailiwick.guardrail;

import dev.bailiwick.guardrail.facts.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A policy book that was compiled and whose examples all pass: in force or not, it can judge. Immutable; for any number of threads at once. */
public interface BoundBook {

    /** What a policy can name that stands in another file. */
    enum Kind {
        /** Fixed words, by their key. */
        WORDING,
        /** A team of the desk. */
        TEAM,
        /** A procedure. */
        PROCEDURE
    }

    /**
     * Something that a policy names.
     *
     * @param path the policy's file, below the company's root
     * @param kind what it is
     * @param name its name
     */
    record Named(String path, Kind kind, String name) {
    }

    /** @return the hash over every text of the book, twelve hexadecimal digits */
    String version();

    /** @return how many policies it holds */
    int size();

    /** @return the policies, ordered by id */
    List<Policy> policies();

    /** @return what its policies name in other files */
    List<Named> names();

    /** @return what is in order and should be looked at: what never hits, is shadowed, contradicts, overlaps or is not decided */
    List<Remark> remarks();

    /**
     * Changes each policy in small ways and sees which changes no example notices.
     *
     * @param limit after which time no further policy is changed
     * @return what came of it
     */
    Mutations mutate(Duration limit);

    /**
     * Judges by this book. Never throws: what goes wrong in judging is a finding that holds.
     *
     * @param gate   where
     * @param facts  what is known
     * @param moment the turn's moment: policies apply as of then
     * @return what follows
     */
    Verdict judge(Gate gate, List<Fact> facts, Instant moment);
}
