package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.PassPen;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.ledger.Ledger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the engine's own table of activities says about a conversation. */
@WholeHouse
class TrailTest {

    private static final String QUESTION = "How long does a new debit card take to arrive?";
    private static final String OF = " from flow.act_hi_actinst where proc_inst_id_ in (select id_ from flow.act_hi_procinst where business_key_ = ?)";

    @Autowired
    private StartConversation start;
    @Autowired
    private ReceiveMessage receive;
    @Autowired
    private PassPen pen;
    @Autowired
    private Conversations conversations;
    @Autowired
    private Ledger ledger;
    @Autowired
    private JdbcTemplate jdbc;

    private Talk talk;

    @BeforeEach
    void begin() {
        HeldAssistant.goesOn();
        talk = new Talk.House(start, receive, conversations, ledger).withTheAssistant();
    }

    @Test
    void everyElementThatATurnWentThroughStandsThereOnceWithItsBeginningAndItsEnd() {
        talk.customerSays(QUESTION);
        untilReplied(1);
        talk.customerSays(QUESTION);
        untilReplied(2);

        List<String> passed = column("select act_id_" + OF + " and end_time_ is not null order by start_time_, sequence_counter_");
        assertThat(passed).containsSubsequence("Event_CustomerWrote", "Event_TurnBegan", "Task_UnderstandMessage", "Task_JudgeMessage",
                "Task_FindPassages", "Task_DraftReply", "Task_JudgeDraft", "Task_SendReply", "Event_Replied");
        assertThat(passed).filteredOn("Task_DraftReply"::equals).hasSize(2);
        assertThat(passed).filteredOn("SubProcess_Turn"::equals).hasSize(2);
        assertThat(column("select act_id_" + OF + " and end_time_ is null")).containsExactlyInAnyOrder("SubProcess_AssistantAttends",
                "Gateway_Wait");
        assertThat(wrong()).isEmpty();
    }

    @Test
    void aTurnThatWasBrokenOffIsShownAsCancelled() {
        HeldAssistant.thinks();
        talk.customerSays(QUESTION);
        Talk.await("the step is at work", () -> column("select act_id_" + OF + " and end_time_ is null").contains("Task_UnderstandMessage"));

        pen.pass(talk.id(), Pen.ADVISOR, "anna", "I take this one.");

        assertThat(column("select act_id_" + OF + " and act_inst_state_ = 2")).contains("Task_UnderstandMessage", "SubProcess_Turn",
                "SubProcess_AssistantAttends");
        assertThat(column("select act_id_" + OF + " and end_time_ is null")).containsExactlyInAnyOrder("SubProcess_AtTheDesk", "Event_NotTakenUp");
        assertThat(wrong()).isEmpty();
    }

    private void untilReplied(int times) {
        Talk.await(times + " replies", () -> column("select act_id_" + OF + " and act_id_ = 'Event_Replied'").size() == times);
    }

    private List<String> column(String sql) {
        return jdbc.queryForList(sql, String.class, talk.id().value());
    }

    /** Rows that the engine would not write. */
    private List<Map<String, Object>> wrong() {
        return jdbc.queryForList("select *" + OF + " and (start_time_ is null or (end_time_ is null) <> (duration_ is null) or end_time_ < start_time_"
                + " or duration_ <> (extract(epoch from end_time_ - start_time_) * 1000)::bigint or act_type_ is null or proc_def_key_ is null)",
                talk.id().value());
    }
}
