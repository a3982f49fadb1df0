package dev.bailiwick.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.bailiwick.database.MigrateForTests;
import dev.bailiwick.database.embedded.ServerForTests;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A database of one's own on a real PostgreSQL, which is started once per JVM when first asked for. Each call gives a new
 * database, so tests do not disturb each other and need not tidy up.
 */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

    private final String url;
    private final HikariDataSource dataSource;

    private TestDatabase(String name) {
        this.url = urlOf(name);
        this.dataSource = pool(url, 10);
    }

    /** @return a new database without any schema of ours */
    public static TestDatabase empty() {
        var name = nextName();
        createDatabase(name, "template1");
        return new TestDatabase(name);
    }

    /**
     * @param modules the modules whose schemas are wanted, such as {@code "conversation"}; none means all
     * @return a new database, migrated as production does it
     */
    public static TestDatabase fresh(String... modules) {
        var name = nextName();
        createDatabase(name, TEMPLATES.computeIfAbsent(Arrays.toString(modules), key -> template(modules)));
        return new TestDatabase(name);
    }

    /** @return the JDBC address */
    public String url() {
        return url;
    }

    /** @return the role of production: it owns the database and nothing else */
    public String user() {
        return Server.POSTGRES.user();
    }

    /** @return the user's password */
    public String password() {
        return Server.POSTGRES.password();
    }

    /** @return a pool of at most ten connections, with the search path of production ({@code flow,public}) */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Closes the pool. Optional: idle connections close by themselves after some seconds. */
    @Override
    public void close() {
        dataSource.close();
    }

    private static String template(String... modules) {
        var name = nextName();
        createDatabase(name, "template1");
        try (var pool = pool(urlOf(name), 2)) {
            MigrateForTests.migrate(pool, modules);
        }
        return name;
    }

    private static HikariDataSource pool(String url, int size) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(Server.POSTGRES.user());
        config.setPassword(Server.POSTGRES.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        config.addDataSourceProperty("currentSchema", "flow,public");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }

    private static synchronized void createDatabase(String name, String template) {
        try (Connection connection = DriverManager.getConnection(urlOf("postgres"), Server.POSTGRES.superuser(), Server.POSTGRES.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template + " owner " + Server.POSTGRES.user());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create a test database", e);
        }
    }

    private static String nextName() {
        return "test_" + COUNT.incrementAndGet();
    }

    private static String urlOf(String database) {
        return Server.POSTGRES.url(database);
    }

    /** The one server of this JVM, started when first asked for. */
    private static final class Server {

        static final ServerForTests POSTGRES = ServerForTests.start();
    }
}
