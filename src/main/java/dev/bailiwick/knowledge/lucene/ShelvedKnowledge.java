package dev.bailiwick.knowledge.lucene;

import dev.bailiwick.knowledge.Knowledge;
import dev.bailiwick.knowledge.KnowledgeVersion;
import dev.bailiwick.knowledge.Passage;
import dev.bailiwick.knowledge.Revision;
import dev.bailiwick.knowledge.Revisions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The knowledge as the search sees it, so that a version names exactly what is searched. */
@Component
class ShelvedKnowledge implements Knowledge {

    private final Shelves shelves;
    private final Revisions revisions;
    private final Clock clock;

    ShelvedKnowledge(Shelves shelves, Revisions revisions, Clock clock) {
        this.shelves = shelves;
        this.revisions = revisions;
        this.clock = clock;
    }

    @Override
    public KnowledgeVersion version() {
        return version(clock.instant());
    }

    @Override
    public KnowledgeVersion version(Instant asOf) {
        return shelves.at(asOf).version();
    }

    @Override
    public List<Revision> inForce(Instant asOf) {
        return shelves.at(asOf).revisions();
    }

    @Override
    public Passage passage(String article, int revision, int place) {
        Revision found = revisions.revision(article, revision);
        return found == null || place < 0 || place >= found.article().parts().size() ? null : found.passages().get(place);
    }
}
