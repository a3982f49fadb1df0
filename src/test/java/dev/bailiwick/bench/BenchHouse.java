package dev.bailiwick.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.bailiwick.Bailiwick;
import dev.bailiwick.conversation.Draft;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.NewConversation;
import dev.bailiwick.conversation.NewMessage;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.ReplyCleared;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.database.embedded.EmbeddedServer;
import dev.bailiwick.drafting.DraftReply;
import dev.bailiwick.drafting.UnderstandMessage;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.guardrail.BrakedJudge;
import dev.bailiwick.kernel.Citation;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.MessageId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The whole house in this JVM on a PostgreSQL of its own with every commit on disk, with a stand-in for the model that answers at once or after
 * a time of one's choosing. Events are written to the outbox but not delivered, so that what is measured ends with the commit of the reply.
 */
final class BenchHouse implements AutoCloseable {

    static final String QUESTION = "How long does a new debit card take to arrive?";

    /** How long the stand-in's draft takes. */
    static volatile Duration thinking = Duration.ZERO;

    /** How many topics that no policy names are seen in each message, beside what is always known. */
    static volatile int topics;
    /** Is told of each judgement of the house. */
    static volatile Heard heard = (facts, nanos) -> { };

    /** Who listens to judgements. */
    interface Heard {
        void judged(int facts, long nanos);
    }

    private static final Map<String, CompletableFuture<Long>> REPLIES = new ConcurrentHashMap<>();

    private final Path home;
    private final EmbeddedServer postgres;
    private final ConfigurableApplicationContext context;
    private final StartConversation start;
    private final ReceiveMessage receive;

    BenchHouse(boolean counting, String... more) {
        try {
            home = Files.createTempDirectory("bailiwick-bench");
            home.toFile().setExecutable(true, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres = counting ? countingStatements(home) : EmbeddedServer.start(home);
        String[] settings = Stream.concat(Stream.of("--server.port=0", "--bailiwick.home=" + home.resolve("house"),
                "--bailiwick.database.url=" + postgres.url(), "--bailiwick.database.user=" + EmbeddedServer.USER,
                "--bailiwick.database.password=" + postgres.password(), "--bailiwick.flow.settle.default=0s", "--bailiwick.webhook.url=http://127.0.0.1:9/",
                "--bailiwick.webhook.signing-key=bench", "--bailiwick.security.admin-password=bench-bench-bench", "--logging.level.root=warn",
                "--logging.level.dev.bailiwick=warn"), Stream.of(more)).toArray(String[]::new);
        context = new SpringApplicationBuilder(Bailiwick.class, StandIns.class).run(settings);
        context.getBeansOfType(SmartLifecycle.class).values().stream().filter(bean -> bean.getClass().getSimpleName().equals("DeliveryWorker"))
                .findFirst().orElseThrow().stop();
        takeForSent();
        start = context.getBean(StartConversation.class);
        receive = context.getBean(ReceiveMessage.class);
    }

    /** Named by the program only. */
    @TestConfiguration(proxyBeanMethods = false)
    static class StandIns {

        @Bean
        static BeanPostProcessor standIns() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof UnderstandMessage ? (UnderstandMessage) BenchHouse::understand
                            : bean instanceof DraftReply ? new AtOnce() : bean instanceof BrakedJudge judge ? measured(judge) : bean;
                }
            };
        }

        /** The judge itself, with a watch in the hand; others know it by its class. */
        private static Object measured(BrakedJudge judge) {
            ProxyFactory proxy = new ProxyFactory(judge);
            proxy.setProxyTargetClass(true);
            proxy.addAdvice((MethodInterceptor) call -> {
                long begun = System.nanoTime();
                Object answer = call.proceed();
                if (call.getMethod().getName().equals("judge")) {
                    heard.judged(((List<?>) call.getArguments()[1]).size(), System.nanoTime() - begun);
                }
                return answer;
            });
            return proxy.getProxy();
        }

        /** Answers at once, in words that need no model. */
        private static final class AtOnce implements DraftReply {

            @Override
            public Outcome draft(Request wanted) {
                return BenchHouse.draft(wanted);
            }

            @Override
            public String route() {
                return "stand-in";
            }
        }

        @Bean
        Commits commits() {
            return new Commits();
        }
    }

    /** Notes the moment at which a reply was committed. */
    static final class Commits {

        @EventListener
        void on(ReplyCleared event) {
            if (event.holding()) {
                return; // "One moment" is no reply.
            }
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    CompletableFuture<Long> waits = REPLIES.remove(event.conversation().id() + "/" + event.lastCustomerMessage());
                    if (waits != null) {
                        waits.complete(System.nanoTime());
                    }
                }
            });
        }
    }

    private static Understanding understand(dev.bailiwick.conversation.Conversation conversation, List<Message> open, List<Message> before) {
        return new Understanding(open.getLast().body(), Language.ENGLISH, 0.99, "card-delivery", 0.9, null, false, false, false,
                IntStream.range(0, topics).mapToObj(i -> new Understanding.Topic("unnamed-" + i, 0.9, "words")).toList(), List.of(), List.of(), "bench");
    }

    private static DraftReply.Outcome draft(DraftReply.Request wanted) {
        if (!thinking.isZero()) {
            try {
                TimeUnit.NANOSECONDS.sleep(thinking.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Citation citation = wanted.passages().getFirst().passage().citation();
        return new DraftReply.Drafted(new Draft(wanted.turn(), wanted.language(), citation.quote(), List.of(citation), "bench", false), "quoted");
    }

    /** Begins a conversation in which the assistant has the pen. */
    ConversationId begin(String id) {
        ConversationId its = new ConversationId(id);
        start.start(new NewConversation(its, "customer", "web", Pen.ASSISTANT, null, null, null, null, null));
        return its;
    }

    /** One turn; done when the reply is committed. @return the moments at which the message and the reply were committed */
    CompletableFuture<Long> say(ConversationId id, String message) {
        CompletableFuture<Long> reply = new CompletableFuture<>();
        REPLIES.put(id + "/" + message, reply);
        receive.receive(id, new NewMessage(new MessageId(message), Participant.CUSTOMER, "customer", QUESTION, null, List.of(), null, null));
        return reply;
    }

    /** One turn, waited for. @return nanoseconds from the call to the commit of the reply */
    long turn(ConversationId id, String message) {
        long begun = System.nanoTime();
        try {
            return say(id, message).get(60, TimeUnit.SECONDS) - begun;
        } catch (Exception e) {
            throw new IllegalStateException("no reply to " + message + " in " + id, e);
        }
    }

    HikariDataSource pool() {
        return context.getBean(HikariDataSource.class);
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    EmbeddedServer postgres() {
        return postgres;
    }

    /** @return CPU time of this JVM and of all of PostgreSQL's processes so far, in nanoseconds */
    long cpu() {
        return jvmCpu() + postgresCpu();
    }

    /** What waits in the outbox counts as on its way: a reply that has not left when the customer writes on would be called back. */
    private void takeForSent() {
        try {
            asOwner(statement -> statement.execute("""
                    create function channel.on_its_way() returns trigger language plpgsql as $$
                    begin new.state := 'CLAIMED'; new.sequence_number := 10 * new.turn + new.part; new.claimed_until := new.give_up_at; return new; end $$;
                    create trigger on_its_way before insert on channel.delivery for each row execute function channel.on_its_way()
                    """));
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every connection to PostgreSQL's own account book of statements is one of its owner. */
    <T> T asOwner(AsOwner<T> work) throws java.sql.SQLException {
        try (var connection = java.sql.DriverManager.getConnection(postgres.url(), "postgres", postgres.password());
                var statement = connection.createStatement()) {
            return work.with(statement);
        }
    }

    /** What is to be asked of PostgreSQL itself. */
    interface AsOwner<T> {
        T with(java.sql.Statement statement) throws java.sql.SQLException;
    }

    /** Started once to be told, and once more to obey: PostgreSQL loads its account book only when it starts. */
    private static EmbeddedServer countingStatements(Path home) {
        try (EmbeddedServer first = EmbeddedServer.start(home);
                var connection = java.sql.DriverManager.getConnection(first.url(), "postgres", first.password());
                var statement = connection.createStatement()) {
            statement.execute("alter system set shared_preload_libraries = 'pg_stat_statements'");
            statement.execute("create extension pg_stat_statements");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        return EmbeddedServer.start(home);
    }

    /** @return the statements that PostgreSQL wrote into its log, each on a line, in their order */
    List<String> logged() throws IOException {
        try (Stream<Path> files = Files.find(home, 3, (path, about) -> path.getFileName().toString().endsWith(".log"))) {
            return files.flatMap(path -> {
                try {
                    return Stream.of(Files.readString(path).replaceAll("\n\t", " ").split("\n"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }).filter(line -> line.contains("execute ") || line.contains("statement: ")).map(line -> line.replaceAll("\\s+", " ")).toList();
        }
    }

    static long jvmCpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** @return CPU time of this JVM's compilers so far, in nanoseconds: what a program pays that has not run for long */
    static long compilerCpu() {
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            return threads.mapToLong(thread -> {
                try {
                    String stat = Files.readString(thread.resolve("stat"));
                    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                    return stat.matches("(?s)\\d+ \\(C[12] Compiler.*") ? Long.parseLong(fields[11]) + Long.parseLong(fields[12]) : 0;
                } catch (IOException e) {
                    return 0;
                }
            }).sum() * 10_000_000;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From {@code /proc}: the postmaster, its children, and those which have ended. */
    long postgresCpu() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            long postmaster = Long.parseLong(Files.readAllLines(home.resolve("postgres").resolve("postmaster.pid")).getFirst().strip());
            return processes.filter(path -> path.getFileName().toString().matches("\\d+")).mapToLong(path -> ticks(path, postmaster)).sum() * 10_000_000;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ticks(Path process, long postmaster) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            boolean itself = Long.parseLong(process.getFileName().toString()) == postmaster;
            if (!itself && Long.parseLong(fields[1]) != postmaster) {
                return 0;
            }
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]) + (itself ? Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : 0);
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        context.close();
        postgres.close();
    }
}
