package dev.bailiwick.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.bailiwick.database.embedded.EmbeddedServer;
import dev.bailiwick.kernel.CannotStart;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.springframework.beans.factory.ObjectProvider;
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

    /** Lazy: it is started only when the data source asks for it, which it does when no server is named. */
    @Bean(destroyMethod = "close")
    @Lazy
    EmbeddedServer embeddedServer(HomeSettings home) {
        return EmbeddedServer.start(home.home());
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(DatabaseSettings settings, ObjectProvider<EmbeddedServer> embedded) {
        var server = settings.namesServer() ? null : embedded.getObject();
        HikariDataSource pool = null;
        try {
            pool = server == null
                    ? Pool.open("bailiwick", settings.url(), settings.user(), settings.password(), settings.maxConnections())
                    : Pool.open("bailiwick", server.url(), EmbeddedServer.USER, server.password(), settings.maxConnections());
            new Migrations(pool).migrate();
            return pool;
        } catch (RuntimeException e) {
            if (pool != null) {
                pool.close();
            }
            throw asCannotStart(e);
        }
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
