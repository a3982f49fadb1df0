package dev.bailiwick.ledger;

import static dev.bailiwick.ledger.LedgerOnTestDatabase.NOON;
import static dev.bailiwick.ledger.LedgerOnTestDatabase.decision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bailiwick.kernel.Citation;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision.Kind;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.ReleaseId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class RecordDecisionsTest {

    private static LedgerOnTestDatabase house;

    private String id;

    @BeforeAll
    static void start() {
        house = new LedgerOnTestDatabase(new ReleaseId("r-0123456789ab"));
        house.jdbc().sql("create table public.work (note text)").update();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @BeforeEach
    void name(TestInfo test) {
        id = test.getTestMethod().orElseThrow().getName();
    }

    @Test
    void decisionsOfOneTransactionAreChainedInTheirOrder() {
        house.decide(decision(id, 0, Kind.CONVERSATION_STARTED, Map.of()), decision(id, 1, Kind.MESSAGE_RECEIVED, Map.of("text", "Grüße, 你好 👋")));
        house.decide(decision(id, 1, Kind.MESSAGE_JUDGED, Map.of("outcome", "ALLOW")));

        List<Entry> entries = entries(id);
        assertThat(entries).extracting(Entry::kind).containsExactly("conversation-started", "message-received", "message-judged");
        assertThat(entries).extracting(Entry::number).containsExactly(1L, 2L, 3L);
        assertThat(entries.getFirst().previousHash()).isEqualTo(Chain.beginning(new ConversationId(id)));
        assertThat(entries.get(2).previousHash()).isEqualTo(entries.get(1).hash());
        assertThat(entries.get(1).details()).isEqualTo("{\"text\":\"Grüße, 你好 👋\"}");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.at()).isEqualTo(NOON);
            assertThat(entry.release()).isEqualTo("r-0123456789ab");
            assertThat(entry.hash()).isEqualTo(Chain.hashOf(entry));
        });
    }

    @Test
    void theDatabaseComputesTheSameHash() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("text", "ä\u0000\ud800\"\\\n\u2028 end");
        details.put("numbers", List.of(1, 2.5, Double.NaN, Long.MAX_VALUE));
        details.put("nothing", null);
        details.put("language", Language.ENGLISH);
        house.decide(decision(id, 3, Kind.EVENT_NOTED, details));

        int different = house.jdbc().sql("select count(*) from ledger.entry e where hash <> ledger.hash_of(e)").query(Integer.class).single();

        assertThat(different).isZero();
        assertThat(entries(id).getFirst().details()).isEqualTo("{\"text\":\"ä\\u0000\\ud800\\\"\\\\\\n\u2028 end\","
                + "\"numbers\":[1,2.5,\"NaN\",9223372036854775807],\"nothing\":null,\"language\":\"en\"}");
        assertThat(house.bean(VerifyLedger.class).verify(new ConversationId(id)).whole()).isTrue();
    }

    @Test
    void twoConversationsInOneTransactionHaveAChainEach() {
        house.decide(decision(id + ".a", 1, Kind.MESSAGE_RECEIVED, Map.of()), decision(id + ".b", 1, Kind.MESSAGE_RECEIVED, Map.of()),
                decision(id + ".a", 1, Kind.REPLY_SENT, Map.of()));

        assertThat(entries(id + ".a")).extracting(Entry::kind).containsExactly("message-received", "reply-sent");
        assertThat(entries(id + ".b")).extracting(Entry::number).containsExactly(1L);
    }

    @Test
    void aDecisionOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> house.publish(decision(id, 1, Kind.REPLY_SENT, Map.of())))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("reply-sent").hasMessageContaining(id)
                .hasMessageContaining("outside a transaction");
    }

    @Test
    void aTransactionThatIsRolledBackLeavesNoEntry() {
        house.transaction().executeWithoutResult(open -> {
            house.publish(decision(id, 1, Kind.REPLY_SENT, Map.of()));
            open.setRollbackOnly();
        });

        assertThat(entries(id)).isEmpty();
    }

    @Test
    void anEntryThatCannotBeWrittenRollsBackTheWork() {
        house.jdbc().sql("alter table ledger.entry add constraint test_refusal check (kind <> 'conversation-rated')").update();

        assertThatThrownBy(() -> house.transaction().executeWithoutResult(open -> {
            house.jdbc().sql("insert into public.work values (?)").param(id).update();
            house.publish(decision(id, 1, Kind.CONVERSATION_RATED, Map.of()));
        })).isInstanceOf(DataAccessException.class);

        house.jdbc().sql("alter table ledger.entry drop constraint test_refusal").update();
        assertThat(house.jdbc().sql("select count(*) from public.work where note = ?").param(id).query(Integer.class).single()).isZero();
        assertThat(entries(id)).isEmpty();
    }

    @Test
    void ofTwoThatWriteToOneChainWithoutTakingTheConversationOneFails() throws Exception {
        try (ExecutorService another = Executors.newSingleThreadExecutor()) {
            Future<?> second = house.transaction().execute(open -> {
                house.bean(Ledger.class).append(List.of(Decided.of(decision(id, 1, Kind.REPLY_SENT, Map.of("by", "first")), null)));
                Future<?> writing = another.submit(() -> house.decide(decision(id, 1, Kind.REPLY_SENT, Map.of("by", "second"))));
                await().atMost(Duration.ofMinutes(1)).until(() -> house.jdbc().sql("select count(*) from pg_stat_activity"
                        + " where wait_event_type = 'Lock' and datname = current_database() and query like 'insert into ledger.entry%'").query(Integer.class).single() == 1);
                return writing;
            });

            assertThatThrownBy(second::get).hasCauseInstanceOf(DuplicateKeyException.class);
        }
        assertThat(entries(id)).extracting(Entry::details).containsExactly("{\"by\":\"first\"}");
    }

    @Test
    void aSuspendedTransactionKeepsItsDecisionsToItself() {
        TransactionTemplate another = house.transaction();
        another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        house.transaction().executeWithoutResult(open -> {
            house.publish(decision(id + ".outer", 1, Kind.REPLY_SENT, Map.of()));
            another.executeWithoutResult(inner -> house.publish(decision(id + ".inner", 1, Kind.REPLY_SENT, Map.of())));
            assertThat(entries(id + ".inner")).hasSize(1);
            open.setRollbackOnly();
        });

        assertThat(entries(id + ".inner")).hasSize(1);
        assertThat(entries(id + ".outer")).isEmpty();
    }

    @Test
    void whatWasDecidedAfterASavepointGoesWithIt() {
        TransactionTemplate nested = house.transaction();
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);

        house.transaction().executeWithoutResult(open -> {
            house.publish(decision(id, 1, Kind.MESSAGE_RECEIVED, Map.of()));
            nested.executeWithoutResult(inner -> {
                house.publish(decision(id, 1, Kind.DRAFT_CLEARED, Map.of()));
                inner.setRollbackOnly();
            });
            nested.executeWithoutResult(inner -> house.publish(decision(id, 1, Kind.HANDED_OFF, Map.of())));
        });

        assertThat(entries(id)).extracting(Entry::kind).containsExactly("message-received", "handed-off");
    }

    @Test
    void whatIsDecidedWhileTheTransactionClosesIsStillWritten() {
        house.transaction().executeWithoutResult(open -> {
            house.publish(decision(id, 1, Kind.MESSAGE_RECEIVED, Map.of()));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    house.publish(decision(id, 1, Kind.REPLY_SENT, Map.of()));
                }
            });
        });

        assertThat(entries(id)).extracting(Entry::kind).containsExactly("message-received", "reply-sent");
    }

    @Test
    void detailsAreKeptAsTheyWereWhenPublished() {
        List<String> list = new ArrayList<>(List.of("then"));

        house.transaction().executeWithoutResult(open -> {
            house.publish(decision(id, 1, Kind.EVENT_NOTED, Map.of("list", list)));
            list.add("later");
        });

        assertThat(entries(id).getFirst().details()).isEqualTo("{\"list\":[\"then\"]}");
    }

    @Test
    void recordsAreKeptAsObjects() {
        house.decide(decision(id, 1, Kind.REPLY_SENT, Map.of("citations", List.of(new Citation("fees", 2, 3, "Fees", "", "1.75 %")))));

        assertThat(entries(id).getFirst().details()).isEqualTo("{\"citations\":[{\"article\":\"fees\",\"revision\":2,\"passage\":3,\"title\":\"Fees\","
                + "\"url\":\"\",\"quote\":\"1.75 %\"}]}");
    }

    @Test
    void detailsThatJsonCannotCarryAreRefusedByName() {
        assertThatThrownBy(() -> house.decide(decision(id, 1, Kind.DRAFT_MADE, Map.of("a", List.of(Map.of("b", new Object()))))))
                .hasMessageContaining("draft-made").hasMessageContaining("a[0].b").hasMessageContaining("java.lang.Object");
        assertThatThrownBy(() -> house.decide(decision(id, 1, Kind.DRAFT_MADE, Map.of("body", "x".repeat(DetailsText.LONGEST + 1)))))
                .hasMessageContaining("'body'").hasMessageContaining("1000000");
        assertThat(entries(id)).isEmpty();
    }

    @Test
    void theDatabaseRefusesEveryChange() {
        house.decide(decision(id, 1, Kind.REPLY_SENT, Map.of()));

        for (String change : List.of("update ledger.entry set turn = 2", "delete from ledger.entry", "truncate ledger.entry")) {
            assertThatThrownBy(() -> house.jdbc().sql(change).update()).as(change).rootCause().hasMessageContaining("append-only");
        }
        assertThat(entries(id)).hasSize(1);
    }

    private static List<Entry> entries(String conversation) {
        return house.bean(Ledger.class).entries(new ConversationId(conversation), 0, 100);
    }
}
