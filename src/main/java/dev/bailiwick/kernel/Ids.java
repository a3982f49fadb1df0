package dev.bailiwick.kernel;

/** The door for identity: nothing else may make a new id, so that a rehearsal can make the same ones again. */
@FunctionalInterface
public interface Ids {

    /** @return an id that was never given out before: 1 to 40 letters, digits and hyphens */
    String next();
}
