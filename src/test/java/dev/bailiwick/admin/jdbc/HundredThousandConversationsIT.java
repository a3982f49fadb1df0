package dev.bailiwick.admin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.admin.BrowseConversations;
import dev.bailiwick.admin.BrowseConversations.Page;
import dev.bailiwick.admin.BrowseConversations.Place;
import dev.bailiwick.admin.BrowseConversations.Wanted;
import dev.bailiwick.admin.Mark;
import dev.bailiwick.admin.Overview;
import dev.bailiwick.admin.PolicyHits;
import dev.bailiwick.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A hundred thousand conversations, scrolled and narrowed: each step in a time that a person does not notice. */
class HundredThousandConversationsIT {

    private static final int COUNT = 100_000;
    private static final Duration LIMIT = Duration.ofMillis(300);
    private static final int STEPS = 30;

    private static TestDatabase database;
    private static BrowseConversations browse;
    private static Overview.Look overview;
    private static PolicyHits.Count hits;

    @BeforeAll
    static void fill() {
        database = TestDatabase.fresh("conversation", "desk", "ledger", "admin");
        var jdbc = new JdbcTemplate(database.dataSource());
        ManyConversations.fill(jdbc, COUNT);
        browse = new JdbcBrowseConversations(jdbc);
        overview = new JdbcOverview(jdbc);
        hits = new JdbcPolicyHits(jdbc);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void everyStepIsQuick() {
        Map<String, Wanted> filters = new LinkedHashMap<>();
        filters.put("all", wanted(null, null, null));
        filters.put("a rare status", wanted("failed", null, null));
        filters.put("a language", wanted(null, "de", null));
        filters.put("a part of an id that few have", wanted(null, null, "c-999"));
        filters.put("a part of an id that nobody has", wanted(null, null, "nobody"));
        filters.put("a rare policy", wanted(null, null, null, new Mark(Mark.Kind.POLICY, "GR-RARE")));
        filters.put("a common policy", wanted(null, null, null, new Mark(Mark.Kind.POLICY, "GR-001")));
        filters.put("the first release", wanted(null, null, null, new Mark(Mark.Kind.RELEASE, "r-0")));
        filters.put("a policy, a topic, a status and a language", wanted("active", "de", null, new Mark(Mark.Kind.POLICY, "GR-001"),
                new Mark(Mark.Kind.TOPIC, "topic-30")));
        filters.put("what never comes together", wanted("failed", "en", null, new Mark(Mark.Kind.POLICY, "GR-001"),
                new Mark(Mark.Kind.HANDOFF, "no-knowledge")));
        browse.page(wanted(null, null, null), null, 50);

        Map<String, Long> slowest = new LinkedHashMap<>();
        filters.forEach((name, wanted) -> slowest.put(name, slowestStep(wanted)));

        System.out.println("slowest step in milliseconds, " + COUNT + " conversations: " + slowest);
        assertThat(slowest).allSatisfy((name, millis) -> assertThat(millis).as(name).isLessThanOrEqualTo(LIMIT.toMillis()));
    }

    /** The last thirty days hold 43,200 of them. */
    @Test
    void theOverviewOfAMonthIsQuick() {
        Instant until = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(COUNT));
        List<Long> millis = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            long began = System.nanoTime();
            overview.over(until.minus(Duration.ofDays(30)), until, 30);
            millis.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
        }

        List<Long> sorted = millis.stream().sorted().toList();
        System.out.println("the overview of a month in milliseconds, " + COUNT + " conversations: " + sorted);
        assertThat(sorted.get(STEPS / 2)).as("the middle one, whatever else the machine does: %s", sorted).isLessThanOrEqualTo(LIMIT.toMillis());
    }

    /** GR-001 saw something in every one of those that it can see something in. */
    @Test
    void howOftenACommonPolicySawSomethingInNinetyDaysIsQuick() {
        LocalDate until = LocalDate.ofInstant(Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(COUNT)), ZoneOffset.UTC);
        List<Long> millis = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            long began = System.nanoTime();
            assertThat(hits.of("GR-001", until.minusDays(89), until, ZoneId.of("Europe/Dublin")).days()).hasSize(90);
            millis.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
        }

        List<Long> sorted = millis.stream().sorted().toList();
        System.out.println("hits of ninety days in milliseconds, " + COUNT + " conversations: " + sorted);
        assertThat(sorted.get(STEPS / 2)).as("the middle one, whatever else the machine does: %s", sorted).isLessThanOrEqualTo(LIMIT.toMillis());
    }

    /** Scrolls from the top, fifty lines at a time, and measures each step. */
    private static long slowestStep(Wanted wanted) {
        long slowest = 0;
        Place after = null;
        for (int step = 0; step < STEPS; step++) {
            long began = System.nanoTime();
            Page page = browse.page(wanted, after, 50);
            slowest = Math.max(slowest, Duration.ofNanos(System.nanoTime() - began).toMillis());
            after = page.next();
            if (after == null) {
                break;
            }
        }
        return slowest;
    }

    private static Wanted wanted(String status, String language, String text, Mark... marks) {
        return new Wanted(status, language, text, Set.of(marks));
    }
}
