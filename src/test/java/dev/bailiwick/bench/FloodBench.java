package dev.bailiwick.bench;

import dev.bailiwick.model.Complete;
import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Lane;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.standin.Manner;
import dev.bailiwick.model.standin.OpenAiStandIn;
import dev.bailiwick.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Customers' calls with and without a flood in the background: the gateway as the house puts it together, one route over HTTP to a stand-in that
 * takes 300 ms, limits in PostgreSQL. Parts without and with the flood take turns in one run. Arguments: customers' calls of each kind, calls a
 * second, callers of the flood.
 */
public final class FloodBench {

    /** A busy moment of the machine must not fall on one side only. */
    private static final int TURNS = 10;
    private static final Duration TAKES = Duration.ofMillis(300);

    private final Complete complete;
    private final int perSecond;
    private final int callers;
    private final AtomicInteger floodCalls = new AtomicInteger();
    private final AtomicInteger floodAttempts = new AtomicInteger();

    private FloodBench(Complete complete, int perSecond, int callers) {
        this.complete = complete;
        this.perSecond = perSecond;
        this.callers = callers;
    }

    @ComponentScan(basePackages = "dev.bailiwick.model", nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
    @ConfigurationPropertiesScan("dev.bailiwick.model")
    static class Gateway {
    }

    /**
     * What came of it.
     *
     * @param without how long customers waited without the flood, in milliseconds, the shortest first
     * @param with    and with it
     * @param flood   background calls that were answered meanwhile
     * @param again   of their attempts, those that were given up for a customer
     */
    public record Result(List<Double> without, List<Double> with, int flood, int again) {

        /** @return how much longer the slowest twentieth of customers waited with the flood */
        public double ratio() {
            return at(with, 0.95) / at(without, 0.95);
        }

        static double at(List<Double> sorted, double share) {
            return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "customers without flood: %d calls, p50 %.0f ms, p95 %.0f ms, p99 %.0f ms%n"
                    + "customers with flood:    %d calls, p50 %.0f ms, p95 %.0f ms, p99 %.0f ms%n"
                    + "p95 with / without: %.3f; in the background %d calls answered, %d attempts given up for a customer", without.size(),
                    at(without, 0.5), at(without, 0.95), at(without, 0.99), with.size(), at(with, 0.5), at(with, 0.95), at(with, 0.99), ratio(),
                    flood, again);
        }
    }

    public static void main(String[] args) throws Exception {
        int calls = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        int perSecond = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        int callers = args.length > 2 ? Integer.parseInt(args[2]) : 100;
        Result result = run(calls, perSecond, callers);
        System.out.println(result);
        System.exit(result.ratio() <= 1.1 ? 0 : 1);
    }

    /**
     * @param calls     customers' calls without, and as many with the flood
     * @param perSecond how many begin in a second
     * @param callers   how many call in the background, each as soon as its last call is answered
     * @return what came of it
     */
    public static Result run(int calls, int perSecond, int callers) throws Exception {
        try (var provider = new OpenAiStandIn("sk-bench");
                var context = new AnnotationConfigApplicationContext()) {
            provider.answers(new Manner.Waits(TAKES, Manner.says("We are open.")));
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("bench", Map.of(
                    "bailiwick.models.routes[0].name", "house", "bailiwick.models.routes[0].provider", "openai",
                    "bailiwick.models.routes[0].base-url", provider.url(), "bailiwick.models.routes[0].model", "words-1",
                    "bailiwick.models.routes[0].key", "sk-bench", "bailiwick.models.routes[0].sees", "personal",
                    "bailiwick.models.routes[0].at-once", "16", "bailiwick.models.routes[0].requests-per-minute", "6000")));
            context.registerBean(DataSource.class, () -> TestDatabase.fresh("model").dataSource());
            context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(context.getBean(DataSource.class)));
            context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
            context.registerBean(Clock.class, Clock::systemUTC);
            context.register(Gateway.class);
            context.refresh();
            return new FloodBench(context.getBean(Complete.class), perSecond, callers).measure(calls);
        }
    }

    private Result measure(int calls) throws Exception {
        customers(2 * perSecond);
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            without.addAll(customers(calls / TURNS));
            try (ExecutorService flood = Executors.newVirtualThreadPerTaskExecutor()) {
                AtomicBoolean on = new AtomicBoolean(true);
                for (int i = 0; i < callers; i++) {
                    flood.submit(() -> background(on));
                }
                with.addAll(customers(calls / TURNS));
                on.set(false);
            }
        }
        Collections.sort(without);
        Collections.sort(with);
        return new Result(without, with, floodCalls.get(), floodAttempts.get() - floodCalls.get());
    }

    private void background(AtomicBoolean on) {
        while (on.get()) {
            Completion completion = complete.complete(prompt(Duration.ofSeconds(20)).in(Lane.BACKGROUND), text -> List.of());
            floodCalls.addAndGet(completion instanceof Completion.Usable ? 1 : 0);
            floodAttempts.addAndGet(completion.attempts().size());
        }
    }

    private List<Double> customers(int calls) throws InterruptedException {
        List<Double> waited = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch over = new CountDownLatch(calls);
        try (ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor();
                ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < calls; i++) {
                beats.schedule(() -> hands.submit(() -> {
                    long began = System.nanoTime();
                    Completion completion = complete.complete(prompt(Duration.ofSeconds(30)), text -> List.of());
                    if (completion instanceof Completion.Usable) {
                        waited.add((System.nanoTime() - began) / 1e6);
                    }
                    over.countDown();
                }), i * 1_000_000_000L / perSecond, TimeUnit.NANOSECONDS);
            }
            over.await();
        }
        if (waited.size() < calls) {
            throw new IllegalStateException(calls - waited.size() + " of " + calls + " customers got no words");
        }
        return waited;
    }

    private static Prompt prompt(Duration deadline) {
        return new Prompt("draft", "1", List.of(new Prompt.Part(Prompt.Role.USER, "Is it open?")), null, deadline);
    }
}
