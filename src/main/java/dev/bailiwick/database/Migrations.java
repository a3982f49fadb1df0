package dev.bailiwick.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings the database to the state which this program needs: one schema per module, each with its own history in its own
 * schema, from the scripts in {@code db/<module>/}. Modules go in a fixed order, so that the same scripts always make the same
 * database. Several nodes may do it at once; Flyway's lock lets them take turns.
 */
class Migrations {

    /** Every module that may keep something, in the order in which their schemas are made. */
    static final List<String> MODULES = List.of("conversation", "knowledge", "drafting", "guardrail", "release", "desk", "channel",
            "flow", "ledger", "security", "model", "admin");

    private static final String HISTORY = "migration";
    private static final Duration LONGEST_SCRIPT = Duration.ofHours(2);

    private final DataSource patient;

    Migrations(DataSource dataSource) {
        this.patient = new Patient(dataSource);
    }

    /** A script may build an index over years of entries: that says nothing for minutes, and is no silence. */
    private static final class Patient extends DelegatingDataSource {

        Patient(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            connection.setNetworkTimeout(Runnable::run, (int) LONGEST_SCRIPT.toMillis());
            return connection;
        }
    }

    /** Migrates every module that has scripts. */
    void migrate() {
        migrate(MODULES);
    }

    /**
     * @param modules the modules wanted; those without scripts are passed over
     * @throws IllegalArgumentException when a name is none of {@link #MODULES}
     */
    void migrate(Collection<String> modules) {
        for (var module : modules) {
            if (!MODULES.contains(module)) {
                throw new IllegalArgumentException("there is no module '" + module + "' with a schema; there are " + MODULES);
            }
        }
        var wanted = new ArrayList<>(MODULES);
        wanted.retainAll(modules);
        wanted.stream().filter(Migrations::hasScripts).forEach(this::migrateOne);
    }

    private void migrateOne(String module) {
        Flyway.configure()
                .dataSource(patient)
                .locations("classpath:db/" + module)
                .schemas(module)
                .defaultSchema(module)
                .createSchemas(true)
                .table(HISTORY)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .javaMigrations(inJava(module))
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load()
                .migrate();
    }

    /** What a module makes by code, such as the tables of an engine that ships its own scripts; offered as Java services. */
    private static JavaMigration[] inJava(String module) {
        return ServiceLoader.load(JavaMigration.class).stream()
                .filter(provider -> provider.type().getPackageName().startsWith("dev.bailiwick." + module + "."))
                .map(ServiceLoader.Provider::get).toArray(JavaMigration[]::new);
    }

    private static boolean hasScripts(String module) {
        try {
            return new PathMatchingResourcePatternResolver().getResources("classpath*:db/" + module + "/*.sql").length > 0;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("the scripts of module " + module + " cannot be listed", e);
        }
    }
}
