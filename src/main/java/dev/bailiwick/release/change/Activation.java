package dev.bailiwick.release.change;

import java.time.Instant;

/**
 * A version's time in force: one that was, is, or is to come.
 *
 * @param number    counts activations
 * @param book      the version
 * @param base      the version that has to be in force right before, or null where nothing was compared
 * @param kind      {@code founded}, {@code approved} or {@code returned}
 * @param state     {@code due}, {@code in-force}, {@code past}, {@code passed-over} or {@code cancelled}
 * @param proposal  the proposal that was approved, or null
 * @param begins    from when it is to be in force
 * @param tookForce when it took force, or null
 * @param ended     when another took its place, or null
 * @param person    who decided it
 */
public record Activation(long number, String book, String base, String kind, String state, String proposal, Instant begins, Instant tookForce,
        Instant ended, String person) {
}
