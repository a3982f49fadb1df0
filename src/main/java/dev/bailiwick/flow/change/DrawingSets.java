package dev.bailiwick.flow.change;

import dev.bailiwick.guardrail.Activation;
import dev.bailiwick.guardrail.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where sets of drawings are kept for ever, and which of them is in force from when. */
public interface DrawingSets {

    /** Keeps a set; one that is kept already stays as it is. */
    void keep(DrawingTexts texts, Instant at);

    /**
     * @param version twelve hexadecimal digits
     * @return the set, or nothing
     */
    Optional<DrawingTexts> find(String version);

    /** @return whether such a set is kept */
    boolean knows(String version);

    /** Lets only one transaction at a time change what is in force; the others wait until this one ends. */
    void waitForTurn();

    /** @return the activation in force; nothing before the first start */
    Optional<Activation> inForce();

    /** @return the activation before the one in force, or nothing */
    Optional<Activation> previous();

    /** @return activations that are due by the moment, in the order in which they take force */
    List<Activation> due(Instant now);

    /** @return the latest activations, those to come among them, the newest first */
    List<Activation> history(int most);

    /**
     * Notes that a set is to be in force from a moment on, or is from now on.
     *
     * @param approval the submission that was approved, or null for the kinds {@code founded} and {@code returned}
     * @return its number
     */
    long activate(String texts, String base, String kind, Long approval, String state, Instant begins, Instant at, Person person);

    /** Changes an activation's state; {@code in-force} and {@code past} note the moment. */
    void move(long activation, String state, Instant at);

    /**
     * @param submission a submission
     * @return the activation that its approval brought about and that is still due
     */
    Optional<Activation> dueBy(long submission);

    /**
     * One look that every node takes every second.
     *
     * @param inForce the version in force, or null
     * @param due     whether another is to take force by now
     */
    record Look(String inForce, boolean due) {
    }

    /** @return what is in force, and whether something is due */
    Look look(Instant now);
}
