package dev.bailiwick.ledger;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.ReleaseId;
import dev.bailiwick.testing.TestDatabase;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger as it stands in the program, over a database of its own: decisions go in as events. */
public final class LedgerOnTestDatabase implements AutoCloseable {

    /** When the test's decisions are made. */
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456Z");

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final TestDatabase database = TestDatabase.fresh("ledger");

    /** @param release the release in force, or null for none */
    public LedgerOnTestDatabase(ReleaseId release) {
        context.registerBean(DataSource.class, database::dataSource);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(database.dataSource()));
        if (release != null) {
            context.registerBean("releaseInForce", ReleaseSupplier.class, () -> new ReleaseSupplier(release));
        }
        context.scan("dev.bailiwick.ledger.jdbc");
        context.register(RecordDecisions.class, VerifyLedger.class, ExplainConversation.class);
        context.refresh();
    }

    /** Publishes the decisions in one transaction. */
    public void decide(Decision... decisions) {
        transaction().executeWithoutResult(open -> {
            for (Decision decision : decisions) {
                publish(decision);
            }
        });
    }

    /** Publishes within whatever transaction is open. */
    public void publish(Object event) {
        context.publishEvent(event);
    }

    /** @return a template for a transaction of its own */
    public TransactionTemplate transaction() {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    /** @return the bean */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** @return plain access, for looking and for tampering */
    public JdbcClient jdbc() {
        return JdbcClient.create(database.dataSource());
    }

    /** @return the database below */
    public TestDatabase database() {
        return database;
    }

    /** @return a decision of that conversation at {@link #NOON} */
    public static Decision decision(String conversation, int turn, Decision.Kind kind, Map<String, ?> details) {
        return new Decision(new ConversationId(conversation), turn, kind, NOON, details);
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    /** A named type keeps the type argument that Spring looks for. */
    record ReleaseSupplier(ReleaseId release) implements Supplier<ReleaseId> {
        @Override
        public ReleaseId get() {
            return release;
        }
    }
}
