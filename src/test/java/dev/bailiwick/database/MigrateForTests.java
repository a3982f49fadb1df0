package dev.bailiwick.database;

import java.util.List;
import javax.sql.DataSource;

/** Lets tests of other modules run the migrations that production runs. */
public final class MigrateForTests {

    private MigrateForTests() {
    }

    /**
     * @param dataSource an empty database
     * @param modules    the modules whose schemas are wanted; none means all
     */
    public static void migrate(DataSource dataSource, String... modules) {
        new Migrations(dataSource).migrate(modules.length == 0 ? Migrations.MODULES : List.of(modules));
    }
}
