package dev.bailiwick.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.bailiwick.database.embedded.EmbeddedServer;
import dev.bailiwick.kernel.CannotStart;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Offers the {@code DataSource}. It is migrated before anybody gets it, and the server that we started ourselves is closed after
 * it, which is after everything that uses it.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final String CURE = "See that BAILIWICK_DATABASE_URL, BAILIWICK_DATABASE_USER and BAILIWICK_DATABASE_PASSWORD name a PostgreSQL"
            + " database (version 14 or later) that this machine can reach and a role that owns it.";

    private static final int FIRST_QUESTIONS = 5;

    /** Lazy: it is started only when the data source asks for it, which it does when no server is named. */
    @Bean(destroyMethod = "close")
    @Lazy
    EmbeddedServer embeddedServer(HomeSettings home, ApplicationContext house) {
        // Whoever watches over this program shall see that it cannot serve, and why stands in the log.
        return EmbeddedServer.start(home.home(), () -> System.exit(SpringApplication.exit(house, () -> 1)));
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(DatabaseSettings settings, ObjectProvider<EmbeddedServer> embedded, Overheard overheard) {
        var server = settings.namesServer() ? null : embedded.getObject();
        HikariDataSource pool = null;
        try {
            pool = server == null
                    ? Pool.open(settings.url(), settings.user(), settings.password(), settings, overheard)
                    : Pool.open(server.url(), EmbeddedServer.USER, server.password(), settings, overheard);
            new Migrations(pool).migrate();
            return pool;
        } catch (RuntimeException e) {
            if (pool != null) {
                pool.close();
            }
            throw asCannotStart(e);
        }
    }

    @Bean
    Overheard overheard() {
        return new Overheard();
    }

    /** What all nodes go by; asked some times before anybody gets it, so that the quickest answer counts. */
    @Bean
    SharedTime sharedTime(HikariDataSource pool, DatabaseSettings settings, Supplier<Clock> machine) throws SQLException {
        SharedTime time = new SharedTime(machine.get(), System::nanoTime, settings.maxSkew());
        try (Connection connection = pool.getConnection()) {
            for (int i = 0; i < FIRST_QUESTIONS; i++) {
                DatabaseWatch.hear(connection, time);
            }
        }
        return time;
    }

    @Bean
    DatabaseWatch databaseWatch(HikariDataSource pool, Overheard overheard, SharedTime time) {
        return new DatabaseWatch(pool, overheard, time);
    }

    /** Named so that Spring Boot's own, which would wait for the server, stays away. */
    @Bean
    DatabaseHealth dbHealthIndicator(DatabaseWatch watch, SharedTime time, HikariDataSource pool) {
        return new DatabaseHealth(watch, time, pool);
    }

    @Bean
    DatabaseMeters databaseMeters(ObjectProvider<MeterRegistry> meters, DatabaseWatch watch, SharedTime time) {
        return new DatabaseMeters(meters, watch, time);
    }

    private static RuntimeException asCannotStart(RuntimeException failure) {
        if (failure instanceof FlywayException) {
            return new CannotStart("The database cannot be brought to the state that this version needs: " + failure.getMessage().strip(),
                    "Nothing of the failed script was kept. If a newer version of Bailiwick used this database before, start that version.", failure);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return new CannotStart("The database cannot be reached: " + sql.getMessage(), CURE, failure);
            }
        }
        return failure;
    }
}
