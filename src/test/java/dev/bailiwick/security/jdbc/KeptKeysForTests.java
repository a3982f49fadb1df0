package dev.bailiwick.security.jdbc;

import dev.bailiwick.security.KeptKeys;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets the module's tests keep keys in a database of their own. */
public final class KeptKeysForTests {

    private KeptKeysForTests() {
    }

    /** @return keys kept in a migrated database */
    public static KeptKeys in(DataSource dataSource) {
        return new JdbcKeptKeys(JdbcClient.create(dataSource));
    }
}
