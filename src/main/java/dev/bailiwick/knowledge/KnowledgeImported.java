package dev.bailiwick.knowledge;

import java.time.Instant;
import java.util.List;

/**
 * An import of this program changed what we may say. Published after the change is committed; other programs on the same database
 * notice it by themselves within seconds.
 *
 * @param at      when
 * @param added   ids of articles first or again taken up
 * @param changed ids of articles that say something else than before
 * @param removed ids of articles whose file is gone
 */
public record KnowledgeImported(Instant at, List<String> added, List<String> changed, List<String> removed) {
}
