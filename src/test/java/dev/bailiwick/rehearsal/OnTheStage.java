package dev.bailiwick.rehearsal;

import dev.bailiwick.Bailiwick;
import dev.bailiwick.channel.ResendDelivery;
import dev.bailiwick.channel.WebhookSettings;
import dev.bailiwick.channel.webhook.DeliverByHand;
import dev.bailiwick.conversation.CloseConversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.PassPen;
import dev.bailiwick.conversation.RateConversation;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.ResumeConversation;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.drafting.DraftReply;
import dev.bailiwick.drafting.UnderstandMessage;
import dev.bailiwick.flow.FlowSettings;
import dev.bailiwick.flow.TakeOver;
import dev.bailiwick.flow.Turns;
import dev.bailiwick.flow.UnfencedTurns;
import dev.bailiwick.guardrail.Judge;
import dev.bailiwick.knowledge.Embeddings;
import dev.bailiwick.knowledge.FindPassages;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.ledger.VerifyLedger;
import dev.bailiwick.testing.OnTestDatabase;
import java.time.Duration;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** The whole house on a real PostgreSQL with all its doors in the scheduler's hands: clock, ids, slow steps, models, policies, the wire. */
@SpringBootTest(classes = Bailiwick.class, webEnvironment = SpringBootTest.WebEnvironment.MOCK, properties = {
        "bailiwick.flow.lease=2h", "bailiwick.flow.heartbeat=1h", "bailiwick.flow.takeover=1h", "bailiwick.flow.patience.default=0s", "bailiwick.knowledge.import-at-start=false",
        "bailiwick.webhook.url=http://127.0.0.1:9/nobody", "bailiwick.webhook.signing-key=story", "camunda.bpm.job-execution.enabled=false",
        "bailiwick.security.admin-password=correct-horse-battery", "logging.level.dev.bailiwick.flow.camunda=error",
        "logging.level.dev.bailiwick.channel.webhook=off", "logging.level.org.camunda=off"})
@ContextConfiguration(initializers = OnTestDatabase.class)
@Import(OnTheStage.Stage.class)
abstract class OnTheStage {

    @Autowired
    private StartConversation start;
    @Autowired
    private ReceiveMessage receive;
    @Autowired
    private PassPen pen;
    @Autowired
    private CloseConversation close;
    @Autowired
    private ResumeConversation resume;
    @Autowired
    private RateConversation note;
    @Autowired
    private Conversations conversations;
    @Autowired
    private Ledger ledger;
    @Autowired
    private VerifyLedger verify;
    @Autowired
    private TakeOver takeOver;
    @Autowired
    private FlowSettings flow;
    @Autowired
    private HeldSteps steps;
    @Autowired
    private Backstage backstage;
    @Autowired
    Plants plants;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    ApplicationContext context;

    static RaceLab lab;

    @BeforeEach
    void open() {
        if (lab == null) {
            lab = new RaceLab(new House(start, receive, pen, close, resume, note, conversations, ledger, verify, takeOver, flow, steps, backstage));
        }
    }

    @AfterEach
    void theEnginesTimeIsTheMachinesAgain() {
        ClockUtil.reset();
    }

    /** Plays the stories from this seed on; where a promise breaks, says so with the shortest story that breaks it. */
    static void playFrom(long seed, Duration time) {
        RaceLab.Report report = lab.run(seed, time);
        System.out.println("race lab, seeds from " + seed + ": " + report.line());
        report.failure().ifPresent(OnTheStage::failWith);
    }

    static void failWith(RaceLab.Failure failure) {
        RaceLab.Failure shortest = lab.shortest(failure, Duration.ofSeconds(30));
        throw new AssertionError(shortest.text() + (shortest == failure ? "" : "\n(made short; the whole story had "
                + failure.story().moves().size() + " moves)"));
    }

    @TestConfiguration
    static class Stage {

        @Bean
        static StoryClock storyClock() {
            return new StoryClock();
        }

        @Bean
        static CountedIds countedIds() {
            return new CountedIds();
        }

        @Bean
        static HeldSteps heldSteps() {
            return new HeldSteps();
        }

        @Bean
        static Plants plants() {
            return new Plants();
        }

        @Bean
        static Props props(ApplicationContext context, Plants plants) {
            return new Props(context, plants);
        }

        @Bean
        static DeliverByHand deliverByHand(ConfigurableBeanFactory beans, Props props, WebhookSettings settings) {
            return new DeliverByHand(beans, props.wire(settings));
        }

        @Bean
        Backstage backstage(JdbcClient jdbc, RuntimeService runtime, ManagementService management, StoryClock clock, DeliverByHand deliver,
                Props props, WebhookSettings settings, ResendDelivery resend) {
            return new PostgresBackstage(jdbc, runtime, management, clock, props.answers, deliver, props.wire(settings), resend);
        }
    }

    /** Puts the stand-ins in the places of what they stand for. */
    static final class Props implements BeanPostProcessor {

        private final ApplicationContext context;
        private final Plants plants;
        private final Answers answers = new Answers();
        private DeliverByHand.Wire wire;

        Props(ApplicationContext context, Plants plants) {
            this.context = context;
            this.plants = plants;
        }

        synchronized DeliverByHand.Wire wire(WebhookSettings settings) {
            if (wire == null) {
                wire = new DeliverByHand.Wire(settings);
            }
            return wire;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof UnderstandMessage) {
                return (UnderstandMessage) answers::understand;
            }
            if (bean instanceof DraftReply) {
                return answers;
            }
            if (bean instanceof FindPassages) {
                return (FindPassages) answers::find;
            }
            if (bean instanceof Embeddings) {
                return new Answers.NoEmbeddings();
            }
            if (bean instanceof Judge judge) {
                return plants.judging(judge, answers);
            }
            if (bean instanceof Conversations kept) {
                return plants.into(kept);
            }
            if (bean instanceof dev.bailiwick.channel.Deliveries deliveries) {
                return plants.into(deliveries, DeliverByHand.WORKER);
            }
            if (bean instanceof ExternalTaskService tasks) {
                return plants.into(tasks, context);
            }
            if (bean instanceof RuntimeService runtime) {
                return plants.into(runtime);
            }
            if (bean.getClass() == Turns.class) {
                return new UnfencedTurns(context, context, () -> plants.has(Plants.Bug.NO_LEASE_FENCE));
            }
            return DeliverByHand.posts(bean) ? wire(context.getBean(WebhookSettings.class)) : bean;
        }
    }
}
