package dev.bailiwick.admin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.admin.Overview;
import dev.bailiwick.admin.Overview.Count;
import dev.bailiwick.admin.Overview.Outcomes;
import dev.bailiwick.testing.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class OverviewTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = BEGIN.plusSeconds(1_000 * 60);

    private static TestDatabase database;
    private static Overview overview;

    /** A thousand conversations, one a minute: see {@link ManyConversations}. */
    @BeforeAll
    static void fill() {
        database = TestDatabase.fresh("conversation", "desk", "ledger", "admin");
        var jdbc = new JdbcTemplate(database.dataSource());
        ManyConversations.fill(jdbc, 1_000);
        jdbc.update("insert into admin.mark (kind, value, began, conversation_id) select 'closed', 'customer-silent', created, id"
                + " from conversation.conversation where id in ('c-7', 'c-14', 'c-175')");
        jdbc.update("update conversation.message set created = created + interval '4 seconds' where participant = 'ASSISTANT'");
        jdbc.update("update conversation.message set turn = 1");
        jdbc.update("insert into desk.handed_case (id, conversation_id, turn, reason_code, reason, language, channel, opened, taken_at) values"
                + " ('h1', 'c-25', 1, 'no-knowledge', 'r', 'en', 'web', '2026-01-01T10:00:00Z', null),"
                + " ('h2', 'c-50', 1, 'no-knowledge', 'r', 'en', 'web', '2026-01-01T09:00:00Z', '2026-01-01T09:01:00Z')");
        overview = new JdbcOverview(jdbc).over(BEGIN, END, 10);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void everyConversationCountsOnceAndAHandoffBeforeAllElse() {
        Outcomes all = overview.outcomes();

        assertThat(all.handedOff()).isEqualTo(39);
        assertThat(all.abandoned()).as("c-175 was handed over").isEqualTo(2);
        assertThat(all.failed()).isZero();
        assertThat(all.open() + all.resolved() + all.abandoned() + all.handedOff() + all.failed()).isEqualTo(999);
        assertThat(all.resolved()).isEqualTo(142 - 5 - 2);
    }

    @Test
    void thePartsAddUpToTheWhole() {
        assertThat(overview.parts()).hasSize(10);
        assertThat(overview.parts().getFirst().from()).isEqualTo(BEGIN);
        assertThat(overview.parts().stream().mapToLong(part -> part.outcomes().handedOff()).sum()).isEqualTo(39);
        assertThat(overview.parts().get(0).outcomes().handedOff()).as("c-25, c-50 and c-75").isEqualTo(3);
    }

    @Test
    void whoWaitsIsWhomNobodyHasTakenUp() {
        assertThat(overview.waiting().cases()).isEqualTo(1);
        assertThat(overview.waiting().oldest()).isEqualTo("2026-01-01T10:00:00Z");
    }

    @Test
    void aReplysTimeIsFromTheCustomersLastWordToTheAssistants() {
        assertThat(overview.replies()).isEqualTo(new Overview.Replies(999, 4_000, 4_000, 1));
    }

    @Test
    void ofManyConversationsAnEvenPartIsMeasured() {
        Overview.Replies replies = new JdbcOverview(new JdbcTemplate(database.dataSource()), 100).over(BEGIN, END, 10).replies();

        assertThat(replies.every()).isEqualTo(10);
        assertThat(replies.count()).isBetween(50L, 150L);
        assertThat(replies.p95()).isEqualTo(4_000);
    }

    @Test
    void policiesAndReasonsAreCountedTheMostFirst() {
        assertThat(overview.policies().getFirst()).isEqualTo(new Count("GR-001", 143));
        assertThat(overview.policies()).contains(new Count("GR-RARE", 1));
        assertThat(overview.handoffs()).containsExactly(new Count("no-knowledge", 39));
    }
}
