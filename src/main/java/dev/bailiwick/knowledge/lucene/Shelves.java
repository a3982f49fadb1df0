package dev.bailiwick.knowledge.lucene;

import dev.bailiwick.kernel.Language;
import dev.bailiwick.knowledge.KnowledgeImported;
import dev.bailiwick.knowledge.KnowledgeSettings;
import dev.bailiwick.knowledge.KnowledgeVersion;
import dev.bailiwick.knowledge.Passage;
import dev.bailiwick.knowledge.Revision;
import dev.bailiwick.knowledge.Revisions;
import dev.bailiwick.knowledge.SearchVectors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What is in force, in memory, by spans of time in which it does not change. A shelf is made from exactly the revisions that are in
 * force within its span, so a search as of a moment finds the same whenever it is asked, and never something that has expired. A few
 * spans are kept: now, and what was asked for last. Everything is thrown away when the database says that an import changed something.
 */
@Component
class Shelves {

    private static final Logger LOG = LoggerFactory.getLogger(Shelves.class);
    private static final int MOST_SPANS = 3;
    private static final int MOST_TRIES = 3;
    private static final int MOST_WAIT_SECONDS = 3;

    private final Revisions revisions;
    private final SearchVectors searchVectors;
    private final long checkNanos;
    private final ReentrantLock building = new ReentrantLock();

    private volatile Kept kept = new Kept(-1, List.of());
    private volatile long checkedAt;
    private volatile boolean checked;
    private final AtomicBoolean looking = new AtomicBoolean();

    Shelves(Revisions revisions, SearchVectors searchVectors, KnowledgeSettings settings) {
        this.revisions = revisions;
        this.searchVectors = searchVectors;
        this.checkNanos = settings.checkEvery().toNanos();
    }

    /** What is in force within one span. */
    record InForce(Revisions.Span span, List<Revision> revisions, KnowledgeVersion version, Map<Language, Shelf> shelves) {
    }

    /** What is kept, the last asked for first, all of it from after one and the same import. */
    private record Kept(long lastImport, List<InForce> spans) {

        InForce at(Instant moment) {
            for (InForce one : spans) {
                if (one.span().contains(moment)) {
                    return one;
                }
            }
            return null;
        }
    }

    /**
     * @param moment any moment
     * @return what is in force then
     */
    InForce at(Instant moment) {
        lookForImports();
        InForce known = kept.at(moment);
        return known != null ? known : build(moment);
    }

    @EventListener
    void on(KnowledgeImported event) {
        checked = false;
    }

    private void lookForImports() {
        long now = System.nanoTime();
        if (checked && now - checkedAt < checkNanos) {
            return;
        }
        if (checked && checkNanos > 0 && !kept.spans().isEmpty()) {
            lookMeanwhile();
            return;
        }
        forgetBefore(revisions.lastImport());
        checkedAt = now;
        checked = true;
    }

    /** What is known serves until the answer is there: nobody waits for a database that is away, least of all whoever asks how things stand. */
    private void lookMeanwhile() {
        if (looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("look-for-imports").start(() -> {
                try {
                    forgetBefore(revisions.lastImport());
                } catch (RuntimeException e) {
                    LOG.debug("whether there was an import cannot be looked up now: {}", e.toString());
                } finally {
                    checkedAt = System.nanoTime();
                    looking.set(false);
                }
            });
        }
    }

    private synchronized void forgetBefore(long lastImport) {
        if (lastImport > kept.lastImport()) {
            kept = new Kept(lastImport, List.of());
        }
    }

    private synchronized void keep(long lastImport, InForce built) {
        forgetBefore(lastImport);
        if (lastImport == kept.lastImport()) {
            List<InForce> spans = new ArrayList<>(List.of(built));
            // Who looks at the past does not push out what customers are answered from.
            kept.spans().stream().filter(one -> !one.span().equals(built.span()))
                    .sorted(Comparator.comparing((InForce one) -> one.span().until(), Comparator.nullsFirst(Comparator.reverseOrder())))
                    .limit(MOST_SPANS - 1).forEach(spans::add);
            kept = new Kept(lastImport, List.copyOf(spans));
        }
    }

    /**
     * One builds and the others wait, but not for long: who waits may hold the very connection that the builder needs. After that they
     * build the same themselves.
     */
    private InForce build(Instant moment) {
        boolean alone = false;
        try {
            alone = building.tryLock(MOST_WAIT_SECONDS, TimeUnit.SECONDS);
            InForce known = kept.at(moment);
            return known != null ? known : read(moment);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the knowledge", e);
        } finally {
            if (alone) {
                building.unlock();
            }
        }
    }

    /** An import that commits between the questions would mix two states: then all are asked again. */
    private InForce read(Instant moment) {
        for (int attempt = 1;; attempt++) {
            long before = revisions.lastImport();
            Revisions.Span span = revisions.span(moment);
            List<Revision> inForce = revisions.inForce(moment);
            if (revisions.lastImport() == before || attempt == MOST_TRIES) {
                InForce built = build(span, inForce);
                keep(before, built);
                return built;
            }
        }
    }

    private InForce build(Revisions.Span span, List<Revision> inForce) {
        long start = System.nanoTime();
        List<Passage> passages = inForce.stream().flatMap(revision -> revision.passages().stream()).sorted(Shelf.ORDER).toList();
        Map<Passage, float[]> vectors = vectors(passages);
        Map<Language, Shelf> shelves = new HashMap<>();
        passages.stream().collect(Collectors.groupingBy(Passage::language, LinkedHashMap::new, Collectors.toList()))
                .forEach((language, rows) -> shelves.put(language,
                        new Shelf(language, rows, rows.stream().map(vectors::get).toList(), searchVectors.dimensions())));
        KnowledgeVersion version = KnowledgeVersion.of(inForce, searchVectors);
        LOG.info("Knowledge {}: {} articles, {} passages in force from {} until {}, ready in {} ms", version, inForce.size(), passages.size(),
                span.from(), span.until(), (System.nanoTime() - start) / 1_000_000);
        return new InForce(span, inForce, version, Map.copyOf(shelves));
    }

    private Map<Passage, float[]> vectors(List<Passage> passages) {
        List<Passage> seen = passages.stream().filter(passage -> searchVectors.sees(passage.audience())).toList();
        List<float[]> wholes = searchVectors.ofPassages(seen.stream().map(Passage::whole).toList());
        List<float[]> headlines = searchVectors.ofPassages(seen.stream().map(Passage::headline).toList());
        Map<Passage, float[]> vectors = new HashMap<>();
        // What has no vector is equally far from everything.
        passages.forEach(passage -> vectors.put(passage, new float[searchVectors.dimensions()]));
        for (int i = 0; i < seen.size(); i++) {
            float[] mean = vectors.get(seen.get(i));
            for (int d = 0; d < mean.length; d++) {
                mean[d] = (wholes.get(i)[d] + headlines.get(i)[d]) / 2;
            }
        }
        return vectors;
    }
}
