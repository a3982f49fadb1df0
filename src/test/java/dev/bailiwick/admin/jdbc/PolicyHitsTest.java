package dev.bailiwick.admin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.admin.PolicyHits;
import dev.bailiwick.testing.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** How often a policy saw something, day by day where the company is. */
class PolicyHitsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);

    private static TestDatabase database;
    private static PolicyHits.Count count;

    @BeforeAll
    static void fill() {
        database = TestDatabase.fresh("conversation", "desk", "ledger", "admin");
        JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
        mark(jdbc, "policy", "GR-001", "2026-06-09T22:30:00Z", "late");
        mark(jdbc, "policy", "GR-001", "2026-06-09T23:30:00Z", "past midnight in Dublin");
        mark(jdbc, "policy", "GR-001", "2026-06-10T10:00:00Z", "noon");
        mark(jdbc, "policy", "GR-001", "2026-05-01T10:00:00Z", "long ago");
        mark(jdbc, "policy", "GR-002", "2026-01-01T10:00:00Z", "another policy");
        mark(jdbc, "topic", "GR-001", "2026-06-10T11:00:00Z", "no policy");
        count = new JdbcPolicyHits(jdbc);
    }

    private static void mark(JdbcTemplate jdbc, String kind, String value, String began, String conversation) {
        jdbc.update("insert into admin.mark (kind, value, began, conversation_id) values (?, ?, ?::timestamptz, ?)", kind, value, began, conversation);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static List<Long> counts(PolicyHits hits) {
        return hits.days().stream().map(PolicyHits.Day::conversations).toList();
    }

    @Test
    void aDayBeginsAndEndsWhereTheCompanyIs() {
        PolicyHits inDublin = count.of("GR-001", DAY.minusDays(2), DAY, ZoneId.of("Europe/Dublin"));

        assertThat(inDublin.days()).extracting(PolicyHits.Day::day).containsExactly(DAY.minusDays(2), DAY.minusDays(1), DAY);
        assertThat(counts(inDublin)).containsExactly(0L, 1L, 2L);
        assertThat(counts(count.of("GR-001", DAY.minusDays(2), DAY, ZoneOffset.UTC))).containsExactly(0L, 2L, 1L);
        assertThat(inDublin.last()).isEqualTo(new PolicyHits.Last("noon", Instant.parse("2026-06-10T10:00:00Z")));
    }

    @Test
    void whatWasSeenLastMayBeLongAgoOrNever() {
        assertThat(counts(count.of("GR-002", DAY, DAY, ZoneOffset.UTC))).containsExactly(0L);
        assertThat(count.of("GR-002", DAY, DAY, ZoneOffset.UTC).last().conversation()).isEqualTo("another policy");
        assertThat(count.of("GR-003", DAY, DAY, ZoneOffset.UTC).last()).isNull();
    }
}
