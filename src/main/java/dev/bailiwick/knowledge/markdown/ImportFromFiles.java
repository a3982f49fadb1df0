package dev.bailiwick.knowledge.markdown;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.knowledge.Article;
import dev.bailiwick.knowledge.ImportKnowledge;
import dev.bailiwick.knowledge.KnowledgeImported;
import dev.bailiwick.knowledge.KnowledgeSettings;
import dev.bailiwick.knowledge.Passage;
import dev.bailiwick.knowledge.Revision;
import dev.bailiwick.knowledge.Revisions;
import dev.bailiwick.knowledge.SearchVectors;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Reads every file, and takes the set over only when none is broken. */
@Component
class ImportFromFiles implements ImportKnowledge {

    /** Where articles stand, below the company's root. */
    static final String FOLDER = "knowledge";
    private static final int MOST_FILES = 10_000;
    private static final int MOST_PASSAGES = 100_000;

    private final CompanyFiles files;
    private final Revisions revisions;
    private final SearchVectors searchVectors;
    private final ApplicationEventPublisher events;
    private final KnowledgeSettings settings;
    private final Clock clock;
    private volatile Report last;

    ImportFromFiles(CompanyFiles files, Revisions revisions, SearchVectors searchVectors, ApplicationEventPublisher events,
            KnowledgeSettings settings, Clock clock) {
        this.files = files;
        this.revisions = revisions;
        this.searchVectors = searchVectors;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Report last() {
        return last;
    }

    @Override
    public synchronized Report importAll() {
        try {
            Prepared prepared = prepare(files);
            prepared.embed();
            prepared.store();
            return prepared.takeUp();
        } catch (InvalidFile broken) {
            return last = new Report(clock.instant(), files.origin(FOLDER), null, 0, first(broken.problems()), List.of());
        }
    }

    @Override
    public Prepared prepare(CompanyFiles from) {
        Instant now = clock.instant();
        List<InvalidFile> errors = new ArrayList<>();
        List<Article> set = read(from, settings.zone(), errors);
        List<Revision> before = revisions.inForce(now);
        if (set.isEmpty() && errors.isEmpty() && !before.isEmpty()) {
            errors.add(new InvalidFile(FOLDER, 0, "no article was found (" + from.origin(FOLDER) + "), but " + before.size()
                    + " are in force; is the folder missing? To end an article, remove its file and keep the others"));
        }
        List<Passage> passages = set.stream().flatMap(a -> new Revision(a, 1, "", now, null).passages().stream()).toList();
        if (passages.size() > MOST_PASSAGES) {
            errors.add(new InvalidFile(FOLDER, 0, "has " + passages.size() + " passages, more than " + MOST_PASSAGES));
        }
        if (!errors.isEmpty()) {
            throw InvalidFile.all(FOLDER, errors);
        }
        return new Read(from.origin(FOLDER), set, passages, before, now);
    }

    /** @return every article that can be read; what is wrong with the others is added to the errors */
    static List<Article> read(CompanyFiles from, ZoneId zone, List<InvalidFile> errors) {
        List<CompanyFile> found = from.below(FOLDER, ".md").stream().filter(file -> !file.name().equals("README.md")).toList();
        if (found.size() > MOST_FILES) {
            errors.add(new InvalidFile(FOLDER, 0, "has " + found.size() + " articles, more than " + MOST_FILES));
            return List.of();
        }
        List<Article> set = new ArrayList<>();
        for (CompanyFile file : found) {
            var complaints = new Complaints(file.path());
            Article article = ArticleFile.read(file, zone, complaints);
            errors.addAll(complaints.list());
            if (article != null) {
                set.add(article);
            }
        }
        return set;
    }

    /** A whole set that is in order. Vectors come first, as they take long: storing is short then, and the first search finds them ready. */
    private final class Read implements Prepared {

        private final String origin;
        private final List<Article> set;
        private final List<Passage> passages;
        private final List<Revision> before;
        private final Instant now;
        private Revisions.Changes stored;

        Read(String origin, List<Article> set, List<Passage> passages, List<Revision> before, Instant now) {
            this.origin = origin;
            this.set = set;
            this.passages = passages;
            this.before = before;
            this.now = now;
        }

        @Override
        public Revisions.Changes changes() {
            return revisions.compare(set);
        }

        @Override
        public void embed() {
            searchVectors.ofPassages(passages.stream().filter(passage -> searchVectors.sees(passage.audience()))
                    .flatMap(passage -> Stream.of(passage.whole(), passage.headline())).toList());
        }

        @Override
        public Revisions.Changes store() {
            return stored = revisions.takeOver(set, clock.instant());
        }

        @Override
        public Report takeUp() {
            last = new Report(now, origin, stored, passages.size(), List.of(), first(notes(set, before, now)));
            if (!stored.none()) {
                events.publishEvent(new KnowledgeImported(now, stored.added(), stored.changed(), stored.removed()));
            }
            return last;
        }
    }

    private List<String> notes(List<Article> set, List<Revision> before, Instant now) {
        Map<String, Revision> old = before.stream().collect(Collectors.toMap(revision -> revision.article().id(), Function.identity()));
        LocalDate today = now.atZone(settings.zone()).toLocalDate();
        List<String> notes = new ArrayList<>();
        for (Article article : set) {
            String file = FOLDER + "/" + article.id() + ".md: ";
            if (article.validFrom().isAfter(now) && old.containsKey(article.id())) {
                notes.add(file + "was in force and now holds only from " + article.validFrom().atZone(settings.zone()).toLocalDate()
                        + "; until then nothing does. Keep the old file beside a new one to avoid the gap");
            }
            if (article.review().isBefore(today) && (article.validUntil() == null || article.validUntil().isAfter(now))) {
                notes.add(file + "should have been reviewed by " + article.review() + " (" + article.owner() + ")");
            }
        }
        return notes;
    }

    private static <T> List<T> first(List<T> all) {
        return List.copyOf(all.subList(0, Math.min(all.size(), Report.MOST_ERRORS)));
    }
}
