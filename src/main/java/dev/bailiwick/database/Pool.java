package dev.bailiwick.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** How every connection of ours is opened. */
final class Pool {

    /** The engine's tables live in {@code flow} and its SQL names no schema; our own SQL always does. */
    static final String SEARCH_PATH = "flow,public";

    private Pool() {
    }

    /**
     * Opens a pool. The search path and the driver's settings travel in the message that opens a connection: neither a
     * connection nor a check-out costs a round trip more for them.
     */
    static HikariDataSource open(String name, String url, String user, String password, int maxConnections) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(maxConnections);
        config.setMinimumIdle(Math.min(2, maxConnections));
        config.setConnectionTimeout(10_000);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.addDataSourceProperty("currentSchema", SEARCH_PATH);
        config.addDataSourceProperty("ApplicationName", "bailiwick");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("prepareThreshold", "3");
        config.addDataSourceProperty("preparedStatementCacheQueries", "512");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(config);
    }
}
