package dev.bailiwick.channel;

import dev.bailiwick.conversation.Clearance;
import dev.bailiwick.conversation.CloseConversation;
import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Draft;
import dev.bailiwick.conversation.Handoff;
import dev.bailiwick.conversation.MaskBeforeKeeping;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.NewConversation;
import dev.bailiwick.conversation.NewMessage;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.Reply;
import dev.bailiwick.conversation.SpeakForCompany;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.kernel.Citation;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.MessageId;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.kernel.TurnId;
import dev.bailiwick.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The modules conversation and channel by themselves over a real PostgreSQL and a real web server, with a receiver at the other end of the
 * webhook and a clock that a test can put forward. Started once for all tests.
 */
public final class House {

    /** The signing keys in force, as if one was being rotated. */
    public static final List<String> KEYS = List.of("old-signing-key", "new-signing-key");

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static House only;

    private final Receiver receiver = new Receiver();
    private final ConfigurableApplicationContext context;

    private House() {
        this(new Class<?>[] {Rooms.class}, "--bailiwick.webhook.timeout=1500ms", "--bailiwick.webhook.first-wait=20ms",
                "--bailiwick.webhook.longest-wait=100ms", "--bailiwick.webhook.poll=50ms");
    }

    private House(Class<?>[] rooms, String... more) {
        context = new SpringApplicationBuilder(rooms).registerShutdownHook(false).run(Stream.concat(Stream.of("--server.port=0",
                "--server.address=127.0.0.1", "--spring.main.banner-mode=off",
                "--logging.level.root=warn", "--spring.jackson.default-property-inclusion=non_null", "--server.tomcat.max-swallow-size=4MB",
                "--bailiwick.webhook.url=" + receiver.url(), "--bailiwick.webhook.signing-key=" + String.join(",", KEYS),
                "--bailiwick.channel.requests-per-second=5000", "--bailiwick.channel.burst=5000",
                "--bailiwick.chat.conversations-per-minute=1000", "--bailiwick.chat.streams=3"), Stream.of(more)).toArray(String[]::new));
    }

    /**
     * @param doors what takes the place of production's doors, such as the time
     * @return a house of one's own, with production's settings for the webhook
     */
    public static House with(Class<?> doors) {
        return new House(new Class<?>[] {Rooms.class, doors});
    }

    /** Closes a house of one's own. */
    public void close() {
        context.close();
        receiver.close();
    }

    /** @return the one house of this JVM */
    public static synchronized House open() {
        if (only == null) {
            only = new House();
        }
        return only;
    }

    /** Not found by a scan; only named here. */
    @ImportAutoConfiguration({PropertyPlaceholderAutoConfiguration.class, JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class})
    @ComponentScan(basePackages = {"dev.bailiwick.conversation", "dev.bailiwick.channel", "dev.bailiwick.kernel.doors"})
    @ConfigurationPropertiesScan("dev.bailiwick.channel")
    static class Rooms {

        @Bean
        DataSource dataSource() {
            return TestDatabase.fresh("conversation", "channel").dataSource();
        }

        @Bean
        HandSetClock handSetClock() {
            return new HandSetClock();
        }

        @Bean
        MaskBeforeKeeping maskNothing() {
            return body -> body;
        }

        @Bean
        Decisions heardDecisions() {
            return new Decisions();
        }
    }

    /** The time of the machine, put forward as far as tests want it. */
    static final class HandSetClock extends Clock {

        private volatile Duration ahead = Duration.ZERO;

        void forward(Duration more) {
            ahead = ahead.plus(more);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** What the ledger would hear. */
    static final class Decisions {

        private final List<Decision> heard = new CopyOnWriteArrayList<>();

        @EventListener
        void on(Decision decision) {
            heard.add(decision);
        }
    }

    /** @return the company's end of the webhook */
    public Receiver receiver() {
        return receiver;
    }

    /** @return the server's address, without a slash at its end */
    public String url() {
        return "http://127.0.0.1:" + ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    /** @return the one bean of a type */
    public <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    /** @param more how far to put the clock forward */
    public void forward(Duration more) {
        the(HandSetClock.class).forward(more);
    }

    /** @return the worker that sends, to be stopped and started as if the node went down */
    public SmartLifecycle worker() {
        return (SmartLifecycle) context.getBean("deliveryWorker");
    }

    /** @return what was decided in a conversation */
    public List<Decision> decisions(ConversationId id) {
        return the(Decisions.class).heard.stream().filter(one -> one.conversation().equals(id)).toList();
    }

    /** @return a number that no other test got */
    public static int number() {
        return COUNT.incrementAndGet();
    }

    /** @return a new conversation in which the assistant has the pen */
    public ConversationId begin() {
        ConversationId id = new ConversationId("talk-" + number());
        the(StartConversation.class).start(new NewConversation(id, "customer-7", "web", Pen.ASSISTANT, null, "{\"desk\":[1,2.50]}", null, null,
                "secret-of-" + id));
        return id;
    }

    /** The customer says something. */
    public Message ask(ConversationId id, String messageId) {
        return the(ReceiveMessage.class).receive(id, new NewMessage(new MessageId(messageId), Participant.CUSTOMER, "customer-7", "A question?", null,
                List.of(), null, null));
    }

    /** The assistant answers in its latest turn. */
    public Conversation reply(ConversationId id, String words) {
        return inTransaction(() -> say(id, words));
    }

    /** The assistant says that its answer takes a moment. */
    public boolean oneMoment(ConversationId id, String words) {
        return inTransaction(() -> {
            Draft draft = new Draft(turn(id), Language.ENGLISH, words, List.of(), "wording:holding.one-moment", false);
            return the(SpeakForCompany.class).sayOneMoment(cleared(draft), false);
        });
    }

    /** The assistant says something that answers nothing. */
    public void unasked(ConversationId id, String words) {
        inTransaction(() -> sayUnasked(id, words));
    }

    /** The assistant says a last word and ends the conversation, in one transaction. */
    public void farewell(ConversationId id, String words) {
        inTransaction(() -> {
            sayUnasked(id, words);
            return the(CloseConversation.class).finishByAssistant(id, new Reason("customer-silent", ""), true);
        });
    }

    /** The assistant ends the conversation without a word. */
    public void endInSilence(ConversationId id) {
        inTransaction(() -> the(CloseConversation.class).finishByAssistant(id, new Reason("customer-silent", ""), false));
    }

    private Conversation sayUnasked(ConversationId id, String words) {
        Conversation now = the(Conversations.class).take(id);
        the(Conversations.class).change(now.opensTurn(the(Clock.class).instant()));
        return the(SpeakForCompany.class).say(cleared(new Draft(turn(id), Language.ENGLISH, words, List.of(), "wording:x", false)), false);
    }

    private static Reply cleared(Draft draft) {
        return draft.clear(new Clearance(draft.turn(), draft.fingerprint(), "verdict", "b-1", Instant.EPOCH));
    }

    /** The assistant says that it hands over, and does, in one transaction. */
    public void handOff(ConversationId id, String words) {
        inTransaction(() -> {
            TurnId turn = turn(id);
            say(id, words);
            return the(SpeakForCompany.class).handOff(new Handoff(turn, "complaints", new Reason("GR-003", "A complaint goes to people."),
                    "The story.", "complain", Language.ENGLISH));
        });
    }

    /** Does something in a transaction. */
    public <T> T inTransaction(java.util.function.Supplier<T> work) {
        return new TransactionTemplate(the(PlatformTransactionManager.class)).execute(status -> work.get());
    }

    private Conversation say(ConversationId id, String words) {
        Draft draft = new Draft(turn(id), Language.ENGLISH, words,
                List.of(new Citation("order-a-card", 1, 0, "Order a card", "https://help.example/order-a-card", "five working days")), "test", false);
        return the(SpeakForCompany.class).say(cleared(draft), true);
    }

    private TurnId turn(ConversationId id) {
        return new TurnId(id, the(Conversations.class).find(id).orElseThrow().turn());
    }
}
