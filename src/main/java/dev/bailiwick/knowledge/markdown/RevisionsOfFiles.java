package dev.bailiwick.knowledge.markdown;

import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.knowledge.Article;
import dev.bailiwick.knowledge.KnowledgeSettings;
import dev.bailiwick.knowledge.Revision;
import dev.bailiwick.knowledge.Revisions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The company's articles as their files say them, for a program without a database: each has one revision, which holds by its own dates. Carries no
 * stereotype, so the house's own scan passes it over.
 */
class RevisionsOfFiles implements Revisions {

    private final List<Revision> all;

    RevisionsOfFiles(CompanyFiles files, KnowledgeSettings settings) {
        List<InvalidFile> errors = new ArrayList<>();
        List<Article> set = ImportFromFiles.read(files, settings.zone(), errors);
        if (!errors.isEmpty()) {
            throw InvalidFile.all(ImportFromFiles.FOLDER, errors);
        }
        all = set.stream().map(one -> new Revision(one, 1, one.contentHash(), Instant.EPOCH, null))
                .sorted(Comparator.comparing(one -> one.article().id())).toList();
    }

    @Override
    public Changes takeOver(List<Article> set, Instant at) {
        throw new IllegalStateException("what the files say is not changed here");
    }

    @Override
    public Changes compare(List<Article> set) {
        throw new IllegalStateException("what the files say is compared with nothing here");
    }

    @Override
    public List<Revision> inForce(Instant moment) {
        return all.stream().filter(one -> one.inForceAt(moment)).toList();
    }

    @Override
    public Span span(Instant moment) {
        List<Instant> turns = all.stream().flatMap(one -> Stream.of(one.from(), one.until() == null ? one.from() : one.until())).sorted().toList();
        return new Span(turns.stream().filter(one -> !one.isAfter(moment)).reduce((former, latter) -> latter).orElse(null),
                turns.stream().filter(one -> one.isAfter(moment)).findFirst().orElse(null));
    }

    @Override
    public long lastImport() {
        return 1;
    }

    @Override
    public Revision revision(String article, int number) {
        return all.stream().filter(one -> one.article().id().equals(article) && one.number() == number).findFirst().orElse(null);
    }
}
