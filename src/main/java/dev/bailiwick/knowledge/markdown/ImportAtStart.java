package dev.bailiwick.knowledge.markdown;

import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.knowledge.ImportKnowledge;
import dev.bailiwick.knowledge.KnowledgeSettings;
import dev.bailiwick.knowledge.Revisions;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Imports before the first request is let in: when every bean is there, and the web server is not yet. */
@Component
class ImportAtStart implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ImportAtStart.class);

    private final ImportKnowledge importKnowledge;
    private final Revisions revisions;
    private final KnowledgeSettings settings;

    ImportAtStart(ImportKnowledge importKnowledge, Revisions revisions, KnowledgeSettings settings) {
        this.importKnowledge = importKnowledge;
        this.revisions = revisions;
        this.settings = settings;
    }

    /** @throws InvalidFile naming every error, when files are broken and no earlier import could stand in */
    @Override
    public void afterSingletonsInstantiated() {
        if (!settings.importAtStart()) {
            return;
        }
        ImportKnowledge.Report report = importKnowledge.importAll();
        if (report.takenOver()) {
            LOG.info("Knowledge taken over from {}: {} added, {} changed, {} removed, {} unchanged; {} passages", report.origin(),
                    report.changes().added().size(), report.changes().changed().size(), report.changes().removed().size(),
                    report.changes().unchanged(), report.passages());
            if (!report.notes().isEmpty()) {
                // One line at start, however many: who looks after the articles finds all of them in the report of the import.
                LOG.warn("Knowledge: {} notes on articles, the first: {}", report.notes().size(), report.notes().getFirst());
                report.notes().forEach(note -> LOG.debug("Knowledge: {}", note));
            }
            return;
        }
        String errors = report.errors().stream().map(InvalidFile::getMessage).collect(Collectors.joining("\n  ", "\n  ", ""));
        if (revisions.lastImport() == 0) {
            throw new InvalidFile("knowledge", 0, "nothing was taken over from " + report.origin() + ", as there are errors:" + errors);
        }
        LOG.error("Knowledge was not taken over from {}; what was imported before stays in force. Mend these and start again:{}",
                report.origin(), errors);
    }
}
