package dev.bailiwick.rehearsal.memory;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bailiwick.channel.Deliveries;
import dev.bailiwick.channel.Visitors;
import dev.bailiwick.channel.WebhookSettings;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.desk.Cases;
import dev.bailiwick.flow.TurnWorks;
import dev.bailiwick.ledger.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every store that a conversation is kept in, of one kind. */
record Stores(Conversations conversations, Deliveries deliveries, Visitors visitors, Cases cases, Ledger ledger, TurnWorks works,
        PlatformTransactionManager transactions) {

    private static final WebhookSettings SETTINGS = new WebhookSettings("", List.of(), "X-Bailiwick-", Duration.ofSeconds(10), Duration.ofHours(24), 16,
            Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofSeconds(1), false);

    static Stores inMemory() {
        MemoryRows rows = new MemoryRows(new Baton());
        return new Stores(new MemoryConversations(rows, new ObjectMapper()), new MemoryDeliveries(rows, () -> SETTINGS), new MemoryVisitors(rows),
                new MemoryCases(rows), new MemoryLedger(rows), new MemoryTurnWorks(rows), new MemoryTransactions(rows));
    }

    /** The classes of production, which only their packages know by name. */
    static Stores inDatabase(DataSource database) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(WebhookSettings.class, () -> SETTINGS);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(database));
        context.registerBean(ObjectMapper.class, () -> JsonMapper.builder().findAndAddModules().build());
        context.scan("dev.bailiwick.conversation.jdbc", "dev.bailiwick.channel.jdbc", "dev.bailiwick.desk.jdbc", "dev.bailiwick.ledger.jdbc",
                "dev.bailiwick.flow.jdbc");
        context.refresh();
        return new Stores(context.getBean(Conversations.class), context.getBean(Deliveries.class), context.getBean(Visitors.class),
                context.getBean(Cases.class), context.getBean(Ledger.class), context.getBean(TurnWorks.class),
                context.getBean(PlatformTransactionManager.class));
    }

    <T> T within(Supplier<T> work) {
        return new TransactionTemplate(transactions).execute(status -> work.get());
    }

    void within(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    /** @return what the work gave, or the name of what it threw */
    Object outcome(Supplier<?> work) {
        try {
            return within(work);
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }
}
