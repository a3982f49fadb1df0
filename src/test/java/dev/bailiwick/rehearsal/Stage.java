package dev.bailiwick.rehearsal;

import dev.bailiwick.channel.Chance;
import dev.bailiwick.channel.Deliveries;
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
import dev.bailiwick.drafting.ReloadTexts;
import dev.bailiwick.drafting.UnderstandMessage;
import dev.bailiwick.flow.FlowSettings;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TakeOver;
import dev.bailiwick.flow.Turns;
import dev.bailiwick.flow.UnfencedTurns;
import dev.bailiwick.guardrail.BrakedJudge;
import dev.bailiwick.knowledge.Embeddings;
import dev.bailiwick.knowledge.FindPassages;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.ledger.VerifyLedger;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole house on a real PostgreSQL with all its doors in the scheduler's hands: clock, ids, slow steps, models, policies, the wire. */
@TestConfiguration
class Stage {

    /** Nothing happens by itself: leases are long, patience is the story's, no timer is looked for. */
    static final class Doors implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("bailiwick.flow.lease=2h", "bailiwick.flow.heartbeat=1h", "bailiwick.flow.takeover=1h",
                    "bailiwick.flow.patience.default=0s", "bailiwick.knowledge.import-at-start=false",
                    "bailiwick.webhook.url=http://127.0.0.1:9/nobody", "bailiwick.webhook.signing-key=story",
                    "camunda.bpm.job-execution.enabled=false", "bailiwick.security.admin-password=correct-horse-battery").applyTo(context);
        }
    }

    @Bean
    static House house(StartConversation start, ReceiveMessage receive, PassPen pen, CloseConversation close, ResumeConversation resume,
            RateConversation note, Conversations conversations, Ledger ledger, VerifyLedger verify, TakeOver takeOver, FlowSettings flow,
            HeldSteps steps, Backstage backstage) {
        return new House(start, receive, pen, close, resume, note, conversations, ledger, verify, takeOver, flow, steps, backstage);
    }

    @Bean
    static RaceLab raceLab(House house) {
        return new RaceLab(house);
    }

    /** How long a delivery waits for its next attempt is no longer than it must be. */
    @Bean
    static Chance noChance() {
        return byte[]::new;
    }

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
            if (bean instanceof BrakedJudge) {
                return answers.judge(() -> plants.has(Plants.Bug.OLD_BOOK));
            }
            if (bean instanceof ReloadTexts) {
                return Answers.withoutTopics();
            }
            if (bean instanceof Step.Quick step) {
                return plants.into(step);
            }
            if (bean instanceof Conversations kept) {
                return plants.into(kept);
            }
            if (bean instanceof Deliveries deliveries) {
                return plants.into(deliveries, DeliverByHand.WORKER);
            }
            if (bean instanceof ExternalTaskService tasks) {
                return plants.into(tasks, context);
            }
            if (bean instanceof TakeOver takeOver) {
                return plants.into(takeOver);
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
