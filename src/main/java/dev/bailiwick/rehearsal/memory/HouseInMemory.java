package dev.bailiwick.rehearsal.memory;

import dev.bailiwick.channel.WebhookSettings;
import dev.bailiwick.flow.Rows;
import dev.bailiwick.guardrail.BrakedJudge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * A whole house in memory: production's own use cases, steps, drawings and engine, put together by production's own wiring, without a database,
 * without the web and without anything that works by itself. It begins anew in no time, and as many as one likes live beside each other.
 */
public final class HouseInMemory implements AutoCloseable {

    private static final List<String> OF_A_STORY = List.of("conversation.", "channel.", "desk.", "ledger.", "flow.turn_work", "flow.trail",
            "flow.engine.ExecutionEntity", "flow.engine.EventSubscriptionEntity", "flow.engine.JobEntity", "flow.engine.ExternalTaskEntity",
            "flow.engine.VariableInstanceEntity", "flow.engine.ByteArrayEntity", "flow.engine.IncidentEntity");

    /** The name of the tables' bean, by which a house in memory is known. */
    static final String ROWS = "rows";

    private final Baton baton;
    private final MemoryRows rows;
    private final MemoryDeliveries outbox;
    private final ConfigurableApplicationContext context;

    private HouseInMemory(Baton baton, MemoryRows rows, MemoryDeliveries outbox, ConfigurableApplicationContext context) {
        this.baton = baton;
        this.rows = rows;
        this.outbox = outbox;
        this.context = context;
    }

    /**
     * Opens a house.
     *
     * @param settings settings as on a command line, {@code name=value}
     * @param doors    what stands in the places of whatever reaches out of the house: the clock, ids and chance; who works on slow steps; models,
     *                 knowledge and embeddings; the judge and his book. Each is a bean of all its types; a bean post processor works as one
     * @return the house, open
     */
    public static HouseInMemory open(List<String> settings, List<?> doors) {
        return open(Production.class, settings, doors);
    }

    /**
     * Opens a house that judges by the company's own policies and drafts as the company's own does; only what is searched, embedded and asked of
     * models comes in by the doors. Leaves the program's log as it is.
     *
     * @param settings settings as on a command line, {@code name=value}
     * @param doors    the clock, ids, who works on slow steps, the company's files, its knowledge, embeddings and models
     * @return the house, open
     * @throws RuntimeException caused by {@link dev.bailiwick.kernel.InvalidFile} when the company's files are no good together
     */
    public static HouseInMemory openWhole(List<String> settings, List<?> doors) {
        return open(Whole.class, settings, doors);
    }

    private static HouseInMemory open(Class<?> production, List<String> settings, List<?> doors) {
        Baton baton = new Baton();
        MemoryRows rows = new MemoryRows(baton);
        AtomicReference<BeanFactory> opened = new AtomicReference<>();
        MemoryDeliveries outbox = new MemoryDeliveries(rows, () -> opened.get().getBean(WebhookSettings.class));
        SpringApplication house = new SpringApplicationBuilder(production).web(WebApplicationType.NONE).registerShutdownHook(false)
                .logStartupInfo(false).lazyInitialization(true).initializers(starting -> {
                    GenericApplicationContext beans = (GenericApplicationContext) starting;
                    opened.set(beans);
                    stores(beans, rows);
                    beans.registerBean(MemoryDeliveries.class, () -> outbox);
                    if (production == Whole.class) {
                        // Who plays a thousand stories a second asks nobody which way they went.
                        beans.registerBean(MemoryTrails.class, () -> new MemoryTrails(rows));
                    }
                    int number = 0;
                    for (Object door : doors) {
                        register(beans, "door" + ++number, door);
                    }
                }).application();
        if (production == Whole.class) {
            // It opens while another serves: that one's log, to the last level, is not its own to set.
            house.setListeners(house.getListeners().stream().filter(one -> !(one instanceof LoggingApplicationListener)).toList());
        }
        return new HouseInMemory(baton, rows, outbox, house.run(settings.stream().map(setting -> "--" + setting).toArray(String[]::new)));
    }

    private static void stores(GenericApplicationContext beans, MemoryRows rows) {
        beans.registerBean(ROWS, MemoryRows.class, () -> rows);
        beans.registerBean("transactionManager", MemoryTransactions.class, () -> new MemoryTransactions(rows));
        beans.registerBean(MeterRegistry.class, (Supplier<MeterRegistry>) SimpleMeterRegistry::new);
        for (Class<?> store : List.of(MemoryConversations.class, MemoryVisitors.class, MemoryCases.class, MemoryLedger.class,
                MemoryTurnWorks.class, MemoryReleases.class)) {
            beans.registerBean(store);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> void register(GenericApplicationContext beans, String name, T door) {
        beans.registerBean(name, (Class<T>) door.getClass(), () -> door);
    }

    /**
     * @param type a bean's type
     * @param <T>  the same
     * @return the bean
     */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** @return all beans */
    public BeanFactory beans() {
        return context.getBeanFactory();
    }

    /** @return the tables, the engine's too */
    public Rows rows() {
        return rows;
    }

    /**
     * Plants a bug, for a lab to find: the outbox takes a reply twice.
     *
     * @param forgotten whether the outbox's key is missing
     */
    public void forgetTheOutboxsKey(boolean forgotten) {
        outbox.forgetTheKey(forgotten);
    }

    /** Forgets everything that was ever said; drawings and releases stay. */
    public void beginAnew() {
        rows.clear(OF_A_STORY);
    }

    /**
     * Lets two things happen in the same instant, one statement of one of them at a time.
     *
     * @param dice  decides who goes first and where they change; the same dice, the same interleaving
     * @param one   happens on the calling thread
     * @param other happens on another
     * @return what came of them, in this order
     * @throws Exception what the first that failed threw
     */
    public List<String> together(RandomGenerator dice, Callable<String> one, Callable<String> other) throws Exception {
        return List.of(baton.together(dice, one, other));
    }

    @Override
    public void close() {
        context.close();
    }

    /** Production's components but for the folders whose technology reaches out of the house. */
    @ComponentScan(basePackages = "dev.bailiwick", excludeFilters = {@ComponentScan.Filter(type = FilterType.CUSTOM, classes = Elsewhere.class),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = {
            "dev\\.bailiwick\\.(guardrail\\.)?[A-Z]\\w+", "dev\\.bailiwick\\.(database|security|model|bench|admin|rehearsal)\\..*",
            "dev\\.bailiwick\\..*\\.(jdbc|web|actuator|command|onnx|lucene|markdown|drools|wiring)\\..*",
            "dev\\.bailiwick\\.(channel\\.webhook\\.DeliveryWorker|flow\\.(ReloadCompany|TakeUpBook|TakeUpDrawings|change\\..*))"})})
    @ConfigurationPropertiesScan("dev.bailiwick")
    @EnableConfigurationProperties
    @EnableTransactionManagement(proxyTargetClass = true)
    @ImportAutoConfiguration(JacksonAutoConfiguration.class)
    static class Production {
    }

    /** The same, with the company's own policies and its own way to understand and to draft. */
    @ComponentScan(basePackages = {"dev.bailiwick.guardrail.drools", "dev.bailiwick.drafting.wiring"},
            excludeFilters = {@ComponentScan.Filter(type = FilterType.CUSTOM, classes = Elsewhere.class),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "dev\\.bailiwick\\.drafting\\.wiring\\.(Contracts|Replay)\\w+")})
    @ComponentScan(basePackages = "dev.bailiwick.guardrail", useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = BrakedJudge.class))
    @Import(Production.class)
    static class Whole {
    }

    /** What does not stand where this class stands, such as a test's own components, is not production's. */
    static final class Elsewhere implements TypeFilter {

        private static final String HERE = HouseInMemory.class.getProtectionDomain().getCodeSource().getLocation().toString();

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory types) throws IOException {
            return !type.getResource().getURL().toString().contains(HERE);
        }
    }
}
