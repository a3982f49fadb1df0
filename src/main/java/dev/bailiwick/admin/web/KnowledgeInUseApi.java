package dev.bailiwick.admin.web;

import dev.bailiwick.admin.KnowledgeGaps;
import dev.bailiwick.admin.KnowledgeInUse;
import dev.bailiwick.kernel.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of the knowledge in conversations. */
@RestController
class KnowledgeInUseApi {

    private static final int MOST_DAYS = 366;

    private final KnowledgeInUse inUse;
    private final Clock clock;

    KnowledgeInUseApi(KnowledgeInUse inUse, Clock clock) {
        this.inUse = inUse;
        this.clock = clock;
    }

    /**
     * How often articles, or the passages of one article, were cited in replies that were said; counted over the latest 20,000 replies at most.
     *
     * @param article the article's id, for its passages
     * @param days    of the last so many days, 1 to 366
     */
    @GetMapping(path = "/api/knowledge/citations", produces = MediaType.APPLICATION_JSON_VALUE)
    Citations citations(@RequestParam(required = false) String article, @RequestParam(defaultValue = "90") int days) {
        Instant since = since(days);
        boolean all = article == null || article.isBlank();
        return new Citations(since.toString(), all ? inUse.cited(since).stream().map(CitedArticle::of).toList() : List.of(),
                all ? List.of() : inUse.citedOf(article, since).stream().map(CitedPassage::of).toList());
    }

    /**
     * What customers asked and nothing suitable was found for, gathered by language and the article that came first; of the latest 1,000
     * conversations that were handed over for it at most.
     *
     * @param days of conversations that began in the last so many days, 1 to 366
     */
    @GetMapping(path = "/api/knowledge/gaps", produces = MediaType.APPLICATION_JSON_VALUE)
    Gaps gaps(@RequestParam(defaultValue = "30") int days) {
        Instant since = since(days);
        List<KnowledgeGaps> groups = KnowledgeGaps.of(inUse.gaps(since));
        return new Gaps(since.toString(), groups.stream().mapToLong(KnowledgeGaps::count).sum(), groups.stream().map(Group::of).toList());
    }

    private Instant since(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw Refusal.invalid("days", "must be 1 to " + MOST_DAYS);
        }
        return clock.instant().minus(Duration.ofDays(days));
    }

    /**
     * Citations.
     *
     * @param since    counted from then on
     * @param articles the most cited first; empty where passages were asked for
     * @param passages of the one article, by revision and place
     */
    record Citations(String since, List<CitedArticle> articles, List<CitedPassage> passages) {
    }

    /** An article, in how many replies it was cited, and when last. */
    record CitedArticle(String article, long count, String last) {

        static CitedArticle of(KnowledgeInUse.Cited one) {
            return new CitedArticle(one.article(), one.count(), one.last().toString());
        }
    }

    /** A passage, in how many replies it was cited, and when last. */
    record CitedPassage(int revision, int place, long count, String last) {

        static CitedPassage of(KnowledgeInUse.CitedPassage one) {
            return new CitedPassage(one.revision(), one.place(), one.count(), one.last().toString());
        }
    }

    /**
     * Gaps.
     *
     * @param since  conversations that began from then on
     * @param count  how many messages nothing suitable was found for
     * @param groups the biggest first
     */
    record Gaps(String since, long count, List<Group> groups) {
    }

    /**
     * Messages in one language to which the same article came first.
     *
     * @param language  the language; missing where it was not searched
     * @param nearest   the article's id; missing where none was found
     * @param title     its title
     * @param nearness  how near the nearest came
     * @param questions what was asked, the most often first, at most 20
     */
    record Group(@Nullable String language, @Nullable String nearest, @Nullable String title, double nearness, long count, String last,
            List<Question> questions) {

        static Group of(KnowledgeGaps one) {
            return new Group(one.language(), one.nearest(), one.title(), one.nearness(), one.count(), one.last().toString(),
                    one.questions().stream().map(Question::of).toList());
        }
    }

    /** A question as the ledger has it, how often it was asked, and in which turns, the latest first, at most ten. */
    record Question(String words, long count, List<AskedIn> asked) {

        static Question of(KnowledgeGaps.Question one) {
            return new Question(one.words(), one.count(), one.conversations().stream()
                    .map(gap -> new AskedIn(gap.conversation().value(), gap.turn(), gap.at().toString())).toList());
        }
    }

    /** A turn in which it was asked. */
    record AskedIn(String conversation, int turn, String at) {
    }
}
