package dev.bailiwick.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.bailiwick.database.MigrateForTests;
import dev.bailiwick.database.embedded.EmbeddedServer;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Decision.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the ledger adds to a transaction, on the server of production with every commit on disk. Not part of the tests:
 * {@code java -Xmx512m -XX:+UseSerialGC -cp … dev.bailiwick.ledger.LedgerWriteCost [transactions]}. Prints p10, p50 and p95 of a transaction that
 * inserts one row, of the same with ten decisions, and how long the check of every chain takes.
 */
final class LedgerWriteCost {

    private static final int DECISIONS = 10;
    private static final Instant MOMENT = Instant.parse("2026-03-02T12:00:00Z");
    private static final Map<String, ?> DETAILS = Map.of("outcome", "allow", "book", "b-7f21c0", "text", "x".repeat(300), "findings",
            List.of(Map.of("policy", "GR-040", "title", "An AI says that it is one", "because", "The customer was not told yet.")));

    private LedgerWriteCost() {
    }

    public static void main(String[] arguments) throws Exception {
        int transactions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        Path home = Files.createTempDirectory("bailiwick-ledger-cost");
        home.toFile().setExecutable(true, false);
        try (EmbeddedServer server = EmbeddedServer.start(home); HikariDataSource pool = pool(server);
                AnnotationConfigApplicationContext house = house(pool)) {
            JdbcClient jdbc = JdbcClient.create(pool);
            jdbc.sql("create table public.work (note text)").update();
            TransactionTemplate transaction = new TransactionTemplate(house.getBean(PlatformTransactionManager.class));
            IntConsumer work = round -> transaction.executeWithoutResult(open ->
                    jdbc.sql("insert into public.work values (?)").param("round " + round).update());
            IntConsumer workAndLedger = round -> transaction.executeWithoutResult(open -> {
                jdbc.sql("insert into public.work values (?)").param("round " + round).update();
                for (int i = 0; i < DECISIONS; i++) {
                    house.publishEvent(new Decision(new ConversationId("c-" + round % 500), 1 + round / 500, Kind.MESSAGE_JUDGED, MOMENT, DETAILS));
                }
            });
            alternate(1_000, work, workAndLedger);
            long[][] nanos = alternate(transactions, work, workAndLedger);
            System.out.println("one row:                   " + quantiles(nanos[0]));
            System.out.println("one row and ten decisions: " + quantiles(nanos[1]));
            long begun = System.nanoTime();
            VerifyLedger.Report report = house.getBean(VerifyLedger.class).verifyAll(broken -> { });
            System.out.printf(Locale.ROOT, "verify: %d entries in %.2f s, whole=%s; %s%n", report.entries(), (System.nanoTime() - begun) / 1e9, report.whole(),
                    jdbc.sql("select pg_size_pretty(pg_total_relation_size('ledger.entry'))").query(String.class).single());
        }
    }

    /** One after the other in turn, so that a busy machine is as busy for both. */
    private static long[][] alternate(int transactions, IntConsumer... works) {
        long[][] nanos = new long[works.length][transactions];
        for (int round = 0; round < transactions; round++) {
            for (int i = 0; i < works.length; i++) {
                long before = System.nanoTime();
                works[i].accept(round);
                nanos[i][round] = System.nanoTime() - before;
            }
        }
        return nanos;
    }

    private static String quantiles(long[] nanos) {
        Arrays.sort(nanos);
        return String.format(Locale.ROOT, "p10 %.2f ms, p50 %.2f ms, p95 %.2f ms", nanos[nanos.length / 10] / 1e6, nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 95 / 100] / 1e6);
    }

    private static AnnotationConfigApplicationContext house(HikariDataSource pool) {
        MigrateForTests.migrate(pool, "ledger");
        AnnotationConfigApplicationContext house = new AnnotationConfigApplicationContext();
        house.registerBean(DataSource.class, () -> pool, definition -> definition.setDestroyMethodName(""));
        house.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(pool));
        house.scan("dev.bailiwick.ledger.jdbc");
        house.register(RecordDecisions.class, VerifyLedger.class);
        house.refresh();
        return house;
    }

    private static HikariDataSource pool(EmbeddedServer server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setUsername(EmbeddedServer.USER);
        config.setPassword(server.password());
        config.setMaximumPoolSize(4);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("prepareThreshold", "3");
        return new HikariDataSource(config);
    }
}
