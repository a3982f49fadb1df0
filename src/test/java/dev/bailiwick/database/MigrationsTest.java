package dev.bailiwick.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrationsTest {

    private final TestDatabase database = TestDatabase.empty();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());

    @Test
    void eachModuleHasItsOwnSchemaAndItsOwnHistory() {
        new Migrations(database.dataSource()).migrate(List.of("security"));

        assertThat(jdbc.sql("select count(*) from security.migration where success and version is not null").query(Integer.class).single())
                .isPositive();
        assertThat(jdbc.sql("select to_regclass('security.api_key')::text").query(String.class).single()).isEqualTo("security.api_key");
        assertThat(jdbc.sql("select count(*) from information_schema.tables where table_schema = 'public'").query(Integer.class).single()).isZero();
    }

    @Test
    void migratingAgainChangesNothing() {
        new Migrations(database.dataSource()).migrate();
        var before = jdbc.sql("select count(*) from security.migration").query(Integer.class).single();

        new Migrations(database.dataSource()).migrate();

        assertThat(jdbc.sql("select count(*) from security.migration").query(Integer.class).single()).isEqualTo(before);
    }

    @Test
    void aModuleThatKeepsNothingIsNamed() {
        assertThatThrownBy(() -> new Migrations(database.dataSource()).migrate(List.of("nonsense"))).hasMessageContaining("'nonsense'");
    }
}
