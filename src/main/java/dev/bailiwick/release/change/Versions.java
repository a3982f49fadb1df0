package dev.bailiwick.release.change;

import dev.bailiwick.kernel.CompanyFiles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where texts are kept for ever, and which of them are in force from when.
 *
 * @param <T> the texts
 */
public interface Versions<T extends Texts<T>> {

    /** Keeps texts; those that are kept already stay as they are. */
    void keep(T texts, Instant at);

    /**
     * @param version twelve hexadecimal digits
     * @return the texts, or nothing
     */
    Optional<T> find(String version);

    /** @return whether such texts are kept */
    boolean knows(String version);

    /** @return the texts in force, or nothing before the first start */
    default Optional<T> textsInForce() {
        return inForce().map(Activation::book).flatMap(this::find);
    }

    /**
     * @param company the company's files
     * @return those files, with the texts in force in the place of theirs, whatever stands in the folder
     */
    default CompanyFiles over(CompanyFiles company) {
        return textsInForce().map(texts -> texts.over(company)).orElse(company);
    }

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
     * Notes that a version is to be in force from a moment on, or is from now on.
     *
     * @param approval the submission that was approved, or null for the kinds {@code founded} and {@code returned}
     * @return its number
     */
    long activate(String version, String base, String kind, Long approval, String state, Instant begins, Instant at, Person person);

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
