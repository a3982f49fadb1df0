package dev.bailiwick.knowledge.actuator;

import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.knowledge.ImportKnowledge;
import dev.bailiwick.knowledge.Knowledge;
import java.time.Clock;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Up, or {@code DEGRADED} when the files of the last import were broken and an earlier set stands in. Degraded does not take the whole
 * program down: what it says is still approved, only not the newest.
 */
@Component("knowledgeHealthIndicator")
class KnowledgeHealth implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED", "the last import was refused; an earlier one stands in");

    private final ImportKnowledge importKnowledge;
    private final Knowledge knowledge;
    private final Clock clock;

    KnowledgeHealth(ImportKnowledge importKnowledge, Knowledge knowledge, Clock clock) {
        this.importKnowledge = importKnowledge;
        this.knowledge = knowledge;
        this.clock = clock;
    }

    @Override
    public Health health() {
        ImportKnowledge.Report last = importKnowledge.last();
        Health.Builder health = Health.status(last == null || last.takenOver() ? Status.UP : DEGRADED)
                .withDetail("version", knowledge.version().value())
                .withDetail("articles", knowledge.inForce(clock.instant()).size());
        if (last != null) {
            health.withDetail("importedAt", last.at().toString()).withDetail("origin", last.origin());
            if (!last.errors().isEmpty()) {
                health.withDetail("errors", last.errors().stream().map(InvalidFile::getMessage).toList());
            }
        }
        return health.build();
    }
}
