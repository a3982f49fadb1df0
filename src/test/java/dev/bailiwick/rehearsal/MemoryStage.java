package dev.bailiwick.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.channel.Chance;
import dev.bailiwick.channel.Deliveries;
import dev.bailiwick.channel.WebhookSettings;
import dev.bailiwick.channel.webhook.DeliverByHand;
import dev.bailiwick.conversation.CloseConversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.PassPen;
import dev.bailiwick.conversation.RateConversation;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.ResumeConversation;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.drafting.UnderstandMessage;
import dev.bailiwick.flow.FlowSettings;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TakeOver;
import dev.bailiwick.flow.Turns;
import dev.bailiwick.flow.UnfencedTurns;
import dev.bailiwick.guardrail.Policy;
import dev.bailiwick.guardrail.PolicyBook;
import dev.bailiwick.knowledge.EmbedOnce;
import dev.bailiwick.knowledge.FindPassages;
import dev.bailiwick.knowledge.Knowledge;
import dev.bailiwick.knowledge.KnowledgeVersion;
import dev.bailiwick.knowledge.Passage;
import dev.bailiwick.knowledge.Revision;
import dev.bailiwick.ledger.Entry;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.ledger.VerifyLedger;
import dev.bailiwick.rehearsal.memory.HouseInMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;

/** A house in memory with all its doors in the scheduler's hands, as {@link OnTheStage} has one on PostgreSQL. */
final class MemoryStage implements AutoCloseable {

    private static final List<String> SETTINGS = List.of("bailiwick.flow.lease=2h", "bailiwick.flow.heartbeat=1h", "bailiwick.flow.takeover=1h",
            "bailiwick.flow.patience.default=0s", "bailiwick.webhook.url=http://127.0.0.1:9/nobody", "bailiwick.webhook.signing-key=story",
            "logging.level.root=error", "logging.level.dev.bailiwick=off", "logging.level.org.camunda=off");

    private static final WebhookSettings SETTINGS_OF_THE_WIRE = new WebhookSettings("http://127.0.0.1:9/nobody", List.of("story"), "X-Bailiwick-",
            Duration.ofSeconds(10), Duration.ofHours(24), 16, Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofSeconds(1), false);

    private final HouseInMemory memory;
    private final MemoryBackstage backstage;
    private final House house;

    private MemoryStage(HouseInMemory memory, MemoryBackstage backstage, House house) {
        this.memory = memory;
        this.backstage = backstage;
        this.house = house;
    }

    static MemoryStage open() {
        return open(null);
    }

    /** @param plants bugs that can be planted, or null for a house that nothing stands in the way of */
    static MemoryStage open(Plants plants) {
        StoryClock clock = new StoryClock();
        CountedIds ids = new CountedIds();
        HeldSteps steps = new HeldSteps();
        Answers answers = new Answers();
        Chance chance = byte[]::new;
        Props door = new Props(plants);
        HouseInMemory memory = HouseInMemory.open(SETTINGS, List.of(clock, ids, steps, answers, chance, door, (UnderstandMessage) answers::understand,
                (FindPassages) answers::find, Answers.withoutTopics(), answers.judge(() -> plants != null && plants.has(Plants.Bug.OLD_BOOK)),
                new NoBook(), new NoKnowledge(), new Answers.NoEmbeddings(), (EmbedOnce) MemoryStage::embed));
        MemoryBackstage backstage = new MemoryBackstage(memory, clock, ids, answers, new DeliverByHand(memory.beans(), door.wire), door.wire);
        House house = new House(memory.bean(StartConversation.class), memory.bean(ReceiveMessage.class), memory.bean(PassPen.class),
                memory.bean(CloseConversation.class), memory.bean(ResumeConversation.class), memory.bean(RateConversation.class),
                memory.bean(Conversations.class), memory.bean(Ledger.class), memory.bean(VerifyLedger.class), memory.bean(TakeOver.class),
                memory.bean(FlowSettings.class), steps, backstage);
        return new MemoryStage(memory, backstage, house);
    }

    /** Plays a story under this number, and tells what its ledger holds. */
    List<Entry> ledgerOf(Story story, long number) {
        backstage.cast(story.seed());
        assertThat(new RaceLab(house, number - 1).play(story)).as("a broken promise").isEmpty();
        return backstage.lastLedger();
    }

    /** Plants, or weeds, what is no matter of beans. */
    void forgetTheOutboxsKey(boolean forgotten) {
        memory.forgetTheOutboxsKey(forgotten);
    }

    /** Plays one story from a clean table; the same story always runs the same, races included. */
    Optional<RaceLab.Failure> play(Story story) {
        backstage.cast(story.seed());
        return new RaceLab(house).play(story);
    }

    RaceLab.Failure shortest(RaceLab.Failure failure) {
        backstage.cast(failure.story().seed());
        return new RaceLab(house).shortest(failure, Duration.ofSeconds(20));
    }

    private static List<float[]> embed(List<String> texts) {
        List<float[]> vectors = new ArrayList<>();
        texts.forEach(text -> vectors.add(new Answers.NoEmbeddings().embed(text)));
        return vectors;
    }

    @Override
    public void close() {
        memory.close();
    }

    /** Puts the stand-in for the wire in its place, and bugs where some are to be planted. */
    private static final class Props implements BeanPostProcessor, ApplicationContextAware {

        private final DeliverByHand.Wire wire = new DeliverByHand.Wire(SETTINGS_OF_THE_WIRE);
        private final Plants plants;
        private ApplicationContext context;

        Props(Plants plants) {
            this.plants = plants;
        }

        @Override
        public void setApplicationContext(ApplicationContext house) {
            context = house;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (DeliverByHand.posts(bean)) {
                return wire;
            }
            if (plants == null) {
                return bean;
            }
            return switch (bean) {
                case Step.Quick step -> plants.into(step);
                case Conversations kept -> plants.into(kept);
                case Deliveries outbox -> plants.into(outbox, DeliverByHand.WORKER);
                case ExternalTaskService tasks -> plants.into(tasks, context);
                case TakeOver takeOver -> plants.into(takeOver);
                case RuntimeService runtime -> plants.into(runtime);
                default -> bean.getClass() == Turns.class
                        ? new UnfencedTurns(context, context, () -> plants.has(Plants.Bug.NO_LEASE_FENCE)) : bean;
            };
        }
    }

    private static final class NoBook implements PolicyBook {
        @Override
        public String version() {
            return "000000000000";
        }

        @Override
        public List<Policy> policies() {
            return List.of();
        }
    }

    private static final class NoKnowledge implements Knowledge {

        @Override
        public KnowledgeVersion version() {
            return KnowledgeVersion.of(List.of());
        }

        @Override
        public KnowledgeVersion version(Instant asOf) {
            return version();
        }

        @Override
        public List<Revision> inForce(Instant asOf) {
            return List.of();
        }

        @Override
        public Passage passage(String article, int revision, int place) {
            return null;
        }
    }
}
