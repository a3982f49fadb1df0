package dev.bailiwick.knowledge;

import java.time.Instant;
import java.util.List;

/** What we may say, as a whole: its version, its articles, and the way back from a citation to its source. */
public interface Knowledge {

    /** @return the version of everything in force now, for the release's pin; cheap */
    KnowledgeVersion version();

    /**
     * @param asOf any moment
     * @return the version of everything that was in force then
     */
    KnowledgeVersion version(Instant asOf);

    /**
     * @param asOf any moment
     * @return the revisions in force then, ordered by article
     */
    List<Revision> inForce(Instant asOf);

    /**
     * @param article  the article's id
     * @param revision the revision's number
     * @param place    the passage's place
     * @return the passage as it was, even when it is long out of force; null when there is none
     */
    Passage passage(String article, int revision, int place);
}
