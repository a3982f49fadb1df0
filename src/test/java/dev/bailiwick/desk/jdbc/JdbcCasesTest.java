package dev.bailiwick.desk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.desk.Case;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.testing.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class JdbcCasesTest {

    private static final Instant TEN = Instant.parse("2026-07-28T10:00:00.123456Z");
    private static final ConversationId ONE = new ConversationId("c-1");
    private static final ConversationId TWO = new ConversationId("c-2");

    private TestDatabase database;
    private JdbcCases cases;

    @BeforeEach
    void freshDatabase() {
        database = TestDatabase.fresh("desk");
        cases = new JdbcCases(database.dataSource());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Case opened(String id, ConversationId conversation, Instant at) {
        return new Case(id, conversation, 3, "complaints", new Reason("GR-020", "A complaint."), "Wants to complain.", "complaint",
                new Language("de"), "web", at, null, null, null, null);
    }

    @Test
    void aCaseIsKeptAsItWasOpened() {
        Case complete = opened("k-1", ONE, TEN);
        Case bare = new Case("k-2", TWO, 1, null, new Reason("no-knowledge", ""), null, null, Language.UNSURE, "email", TEN.plusSeconds(1), null,
                null, null, null);
        cases.open(complete);
        cases.open(bare);

        assertThat(cases.list(true, 10)).containsExactly(complete, bare);
        assertThat(cases.list(true, 1)).containsExactly(complete);
        assertThat(cases.open()).isEqualTo(2);
    }

    @Test
    void aCaseIsTakenOnceAndClosed() {
        cases.open(opened("k-1", ONE, TEN));
        cases.open(opened("k-2", TWO, TEN.plusSeconds(1)));

        cases.take(ONE, "aoife", TEN.plusSeconds(60));
        cases.take(ONE, "cian", TEN.plusSeconds(90));

        assertThat(cases.list(true, 10).getFirst()).satisfies(one -> {
            assertThat(one.takenBy()).isEqualTo("aoife");
            assertThat(one.takenAt()).isEqualTo(TEN.plusSeconds(60));
        });

        cases.close(ONE, TEN.plusSeconds(120));
        cases.close(ONE, TEN.plusSeconds(130));

        assertThat(cases.list(true, 10)).extracting(Case::id).containsExactly("k-2");
        assertThat(cases.list(false, 10)).extracting(Case::id).containsExactly("k-2", "k-1");
        assertThat(cases.list(false, 10).getLast().closed()).isEqualTo(TEN.plusSeconds(120));
        assertThat(cases.open()).isEqualTo(1);
    }

    @Test
    void onlyACaseThatNobodyTookIsOverdueAndItsFirstReminderCounts() {
        cases.open(opened("k-1", ONE, TEN));
        cases.open(opened("k-2", TWO, TEN));
        cases.take(TWO, "aoife", TEN.plusSeconds(60));

        assertThat(cases.remind(ONE, TEN.plusSeconds(100))).isTrue();
        assertThat(cases.remind(ONE, TEN.plusSeconds(200))).isTrue();
        assertThat(cases.remind(TWO, TEN.plusSeconds(100))).isFalse();
        assertThat(cases.list(true, 10)).extracting(Case::overdue).containsExactly(TEN.plusSeconds(100), null);
    }

    @Test
    void aNewCaseClosesTheOneThatWasStillOpen() {
        cases.open(opened("k-1", ONE, TEN));

        cases.open(opened("k-2", ONE, TEN.plusSeconds(60)));

        assertThat(cases.list(true, 10)).extracting(Case::id).containsExactly("k-2");
        assertThatThrownBy(() -> cases.open(opened("k-2", TWO, TEN))).isInstanceOf(DuplicateKeyException.class);
    }
}
