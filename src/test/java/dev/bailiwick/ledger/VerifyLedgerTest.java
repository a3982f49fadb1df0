package dev.bailiwick.ledger;

import static dev.bailiwick.ledger.LedgerOnTestDatabase.decision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision.Kind;
import dev.bailiwick.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifyLedgerTest {

    private LedgerOnTestDatabase house;

    @BeforeEach
    void threeChainsOfFour() {
        house = new LedgerOnTestDatabase(null);
        for (String id : List.of("Anna", "ben", "cara")) {
            house.decide(decision(id, 0, Kind.CONVERSATION_STARTED, Map.of()), decision(id, 1, Kind.MESSAGE_RECEIVED, Map.of("text", "hello")),
                    decision(id, 1, Kind.DRAFT_MADE, Map.of("body", "words")), decision(id, 1, Kind.REPLY_SENT, Map.of("body", "words")));
        }
    }

    @AfterEach
    void stop() {
        house.close();
    }

    @Test
    void wholeChainsAreCounted() {
        VerifyLedger.Report report = verify();

        assertThat(report).isEqualTo(new VerifyLedger.Report(3, 12, 0, List.of()));
    }

    @Test
    void aChangedWordIsFound() {
        tamper("update ledger.entry set details = '{\"body\":\"other words\"}' where conversation_id = 'ben' and number = 3");

        assertThat(verify().breaks()).containsExactly(
                new VerifyLedger.Break(new ConversationId("ben"), 3, "its content was changed: the hash of its fields is another one"));
    }

    @Test
    void aChangedWordWithARepairedHashIsFoundAtTheNextEntry() {
        tamper("update ledger.entry set turn = 9 where conversation_id = 'ben' and number = 2");
        tamper("update ledger.entry e set hash = ledger.hash_of(e) where conversation_id = 'ben' and number = 2");

        assertThat(verify().breaks()).containsExactly(new VerifyLedger.Break(new ConversationId("ben"), 3, "it does not hold the hash of entry 2"));
    }

    @Test
    void aRemovedEntryIsFoundAndSoIsAStolenOne() {
        tamper("delete from ledger.entry where conversation_id = 'Anna' and number = 1");
        tamper("update ledger.entry set conversation_id = 'dora' where conversation_id = 'cara'");

        List<VerifyLedger.Break> heard = new ArrayList<>();
        VerifyLedger.Report report = house.bean(VerifyLedger.class).verifyAll(heard::add);

        assertThat(report.whole()).isFalse();
        assertThat(report.broken()).isEqualTo(2);
        assertThat(heard).isEqualTo(report.breaks()).containsExactly(
                new VerifyLedger.Break(new ConversationId("Anna"), 1, "entry 1 is missing; the next one is 2"),
                new VerifyLedger.Break(new ConversationId("dora"), 1, "the chain does not begin with its conversation"));
    }

    @Test
    void oneChainIsCheckedAloneAndAnUnknownOneRefused() {
        tamper("update ledger.entry set kind = 'handed-off' where conversation_id = 'cara' and number = 4");

        assertThat(house.bean(VerifyLedger.class).verify(new ConversationId("ben")).whole()).isTrue();
        assertThat(house.bean(VerifyLedger.class).verify(new ConversationId("cara")).whole()).isFalse();
        assertThatThrownBy(() -> house.bean(VerifyLedger.class).verify(new ConversationId("nobody"))).isInstanceOf(Refusal.class)
                .hasMessageContaining("nobody");
    }

    private VerifyLedger.Report verify() {
        return house.bean(VerifyLedger.class).verifyAll(broken -> { });
    }

    /** What somebody with the database's superuser password could do. */
    private void tamper(String change) {
        house.jdbc().sql("alter table ledger.entry disable trigger append_only").update();
        assertThat(house.jdbc().sql(change).update()).isPositive();
        house.jdbc().sql("alter table ledger.entry enable trigger append_only").update();
    }
}
