package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.PassPen;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.ledger.Ledger;
import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the engine's tables hold, now that PostgreSQL does not look after their relations and gets all changes of a command at once. */
@WholeHouse
class EngineRowsTest {

    private static final String QUESTION = "How long does a new debit card take to arrive?";

    /** As the engine's own script makes them. */
    private static final List<String> RELATIONS = List.of("act_ru_execution (proc_inst_id_)", "act_ru_execution (parent_id_)",
            "act_ru_execution (super_exec_)", "act_ru_task (execution_id_)", "act_ru_task (proc_inst_id_)", "act_ru_variable (execution_id_)",
            "act_ru_variable (proc_inst_id_)", "act_ru_event_subscr (execution_id_)", "act_ru_incident (execution_id_)",
            "act_ru_incident (proc_inst_id_)", "act_ru_ext_task (execution_id_)");

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
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private PlatformTransactionManager transactions;

    private Talk talk;

    @BeforeEach
    void begin() {
        HeldAssistant.goesOn();
        talk = new Talk.House(start, receive, conversations, ledger).withTheAssistant();
    }

    @Test
    void everyRelationOfTheEnginesRowsStillHolds() {
        talk.customerSays(QUESTION);
        untilReplied();
        HeldAssistant.thinks();
        talk.customerSays(QUESTION);
        talk.customerSays("And how much is it?");
        pen.pass(talk.id(), Pen.ADVISOR, "anna", "I take this one.");

        for (String relation : RELATIONS) {
            assertThatCode(() -> tried(relation)).as(relation).doesNotThrowAnyException();
        }
    }

    @Test
    void aRelationThatDoesNotHoldIsFound() {
        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(open -> {
            open.setRollbackOnly();
            jdbc.update("update flow.act_ru_execution set parent_id_ = 'nobody' where proc_inst_id_ = ? and parent_id_ is not null", instance());
            constraint("act_ru_execution (parent_id_)");
        })).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void whoChangedARowFirstWinsAlsoWhenAllChangesTravelTogether() {
        String instance = instance();

        assertThatThrownBy(() -> changeAllRows(instance, true)).isInstanceOf(OptimisticLockingException.class);
        assertThatCode(() -> changeAllRows(instance, false)).doesNotThrowAnyException();
    }

    @Test
    void aRowThatPostgresRefusesFailsTheWholeCommand() {
        String instance = instance();
        List<String> before = revisions(instance);

        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(open -> command(instance, rows -> {
            rows.forEach(ExecutionEntity::forceUpdate);
            rows.getLast().setBusinessKey("k".repeat(300));
        }))).hasStackTraceContaining("too long");

        assertThat(revisions(instance)).hasSizeGreaterThan(1).isEqualTo(before);
    }

    private void changeAllRows(String instance, boolean anotherWasFirst) {
        new TransactionTemplate(transactions).executeWithoutResult(open -> {
            open.setRollbackOnly();
            command(instance, rows -> {
                if (anotherWasFirst) {
                    jdbc.update("update flow.act_ru_execution set rev_ = rev_ + 1 where id_ = ?", rows.getLast().getId());
                }
                rows.forEach(ExecutionEntity::forceUpdate);
            });
        });
    }

    private void command(String instance, java.util.function.Consumer<List<ExecutionEntity>> change) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired().execute(context -> {
            change.accept(context.getExecutionManager().findExecutionsByProcessInstanceId(instance));
            return null;
        });
    }

    private List<String> revisions(String instance) {
        return jdbc.queryForList("select id_ || ' ' || rev_ from flow.act_ru_execution where proc_inst_id_ = ? order by id_", String.class, instance);
    }

    private String instance() {
        return jdbc.queryForObject("select id_ from flow.act_ru_execution where business_key_ = ?", String.class, talk.id().value());
    }

    private void tried(String relation) {
        new TransactionTemplate(transactions).executeWithoutResult(open -> {
            open.setRollbackOnly();
            constraint(relation);
        });
    }

    private void constraint(String relation) {
        int columns = relation.indexOf(' ');
        jdbc.execute("alter table flow." + relation.substring(0, columns) + " add constraint tried foreign key" + relation.substring(columns)
                + " references flow.act_ru_execution (id_)");
    }

    private void untilReplied() {
        Talk.await("a reply", () -> !jdbc.queryForList("select id_ from flow.act_hi_actinst where act_id_ = 'Event_Replied' and proc_inst_id_ = ?",
                instance()).isEmpty());
    }
}
