package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.PassPen;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.ledger.VerifyLedger;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A timer that fires while an advisor takes the pen has lost: nothing is said, and nobody who reads the log is frightened. */
@WholeHouse
class LostTimerTest {

    private static final String WAITS_FOR_A_ROW = """
            select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()
            """;

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(LostTimerTest.class);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
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
    private VerifyLedger verify;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private ManagementService management;
    @Autowired
    private ProcessEngineConfigurationImpl engine;
    @Autowired
    private PlatformTransactionManager transactions;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void listen() {
        HeldAssistant.goesOn();
        log.start();
        camunda().addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        camunda().detachAppender(log);
    }

    @Test
    void aTimerThatLosesToATakeoverSaysNothingAndIsOneLineInTheLog() throws Exception {
        Talk talk = new Talk.House(start, receive, conversations, ledger).withTheAssistant();
        talk.customerSays("How do I change my address?").reply(1);
        String timer = timer(talk);

        Thread fires = new TransactionTemplate(transactions).execute(status -> {
            conversations.take(talk.id());
            Thread fired = Thread.ofPlatform().uncaughtExceptionHandler((thread, lost) -> LOG.debug("the timer lost", lost)).start(() ->
                    ExecuteJobHelper.executeJob(timer, engine.getCommandExecutorTxRequired()));
            Talk.await("the timer waits for the conversation's row", () -> jdbc.sql(WAITS_FOR_A_ROW).query(Long.class).single() > 0);
            pen.pass(talk.id(), Pen.ADVISOR, "anna", null);
            return fired;
        });
        assertThat(fires.join(Duration.ofSeconds(60))).isTrue();

        assertThat(talk.replies()).hasSize(1);
        assertThat(talk.now().pen()).isEqualTo(Pen.ADVISOR);
        assertThat(talk.ledgerKinds()).doesNotContain("outreach-judged").endsWith("pen-passed");
        assertThat(verify.verify(talk.id()).whole()).isTrue();
        assertThat(List.copyOf(log.list)).filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .extracting(ILoggingEvent::getFormattedMessage).isEmpty();
    }

    private String timer(Talk talk) {
        String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(talk.id().value()).singleResult().getId();
        Talk.await("a timer of " + talk.id(), () -> management.createJobQuery().processInstanceId(instance).timers().count() == 1);
        return management.createJobQuery().processInstanceId(instance).timers().singleResult().getId();
    }

    private static Logger camunda() {
        return (Logger) LoggerFactory.getLogger("org.camunda.bpm.engine");
    }
}
