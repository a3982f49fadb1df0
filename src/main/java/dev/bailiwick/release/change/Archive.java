package dev.bailiwick.release.change;

/** Opens where changes are kept. */
public interface Archive {

    /**
     * @param matter what is changed
     * @return its versions and when they were in force
     */
    <T extends Texts<T>> Versions<T> versions(Matter<T> matter);

    /**
     * @param matter what is changed
     * @return its proposals
     */
    <T extends Texts<T>> Proposals<T> proposals(Matter<T> matter);
}
