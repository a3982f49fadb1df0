package dev.bailiwick.security.jdbc;

import dev.bailiwick.security.KeptKeys;
import dev.bailiwick.security.KeptKnocks;
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

    /** @return wrong passwords counted in a migrated database */
    public static KeptKnocks knocksIn(DataSource dataSource) {
        return new JdbcKeptKnocks(JdbcClient.create(dataSource));
    }
}
