package dev.bailiwick.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Brings the database to the state which this program needs: one schema per module, each with its own history in its own
 * schema, from the scripts in {@code db/<module>/} and from Flyway's Java migrations in the module's packages. Modules go in a fixed order, so that the same scripts always make the same
 * database. Several nodes may do it at once; Flyway's lock lets them take turns.
 */
class Migrations {

    /** Every module that may keep something, in the order in which their schemas are made. */
    static final List<String> MODULES = List.of("conversation", "knowledge", "drafting", "guardrail", "release", "desk", "channel",
            "flow", "ledger", "security");

    private static final String HISTORY = "migration";

    private final DataSource dataSource;

    Migrations(DataSource dataSource) {
        this.dataSource = dataSource;
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
        wanted.forEach(this::migrateOne);
    }

    private void migrateOne(String module) {
        var written = writtenInJava(module);
        if (written.length == 0 && !hasScripts(module)) {
            return;
        }
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/" + module)
                .javaMigrations(written)
                .schemas(module)
                .defaultSchema(module)
                .createSchemas(true)
                .table(HISTORY)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load()
                .migrate();
    }

    private static boolean hasScripts(String module) {
        try {
            return new PathMatchingResourcePatternResolver().getResources("classpath*:db/" + module + "/*.sql").length > 0;
        } catch (IOException e) {
            throw new UncheckedIOException("the scripts of module " + module + " cannot be listed", e);
        }
    }

    // Found by their type and made without Spring, because they run before anything that has the database may exist.
    private static JavaMigration[] writtenInJava(String module) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(JavaMigration.class));
        var own = ClassUtils.getPackageName(Migrations.class);
        var modulePackage = own.substring(0, own.lastIndexOf('.') + 1) + module;
        return scanner.findCandidateComponents(modulePackage).stream()
                .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
                .map(type -> (JavaMigration) BeanUtils.instantiateClass(type))
                .toArray(JavaMigration[]::new);
    }
}
