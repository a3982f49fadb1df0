package dev.bailiwick.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.atomic.AtomicInteger;

/** How every connection of ours is opened. */
final class Pool {

    /** The engine's tables live in {@code flow} and its SQL names no schema; our own SQL always does. */
    static final String SEARCH_PATH = "flow,public";

    /**
     * A node that was frozen in mid-transaction, or whose machine or network vanished without a word, must not keep a conversation's row from the
     * others: the server lets go of it within some ten seconds. A server that cannot do one of these ignores it.
     */
    private static final String LET_GO = "set idle_in_transaction_session_timeout = '20s'; set tcp_keepalives_idle = 5; "
            + "set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3; set tcp_user_timeout = '10s'";

    private static final String SECONDS_TO_CONNECT = "3";
    private static final String SECONDS_TO_LOG_IN = "5";
    /** By this name PostgreSQL knows our connections. */
    static final String NAME = "bailiwick";
    /**
     * After so long it is asked whether PostgreSQL is still at work for a connection alone; one whose path broke is given up. A server that is gone
     * is noticed by the watch, which closes all of them.
     */
    static final int SECONDS_OF_SILENCE = 12;
    /** No statement of ours says nothing for longer than a minute, but for scripts of migrations, which wait as long as they say. */
    static final int MOST_SILENCES = 5;

    /** Several houses in one program have a pool each. */
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Pool() {
    }

    /**
     * Opens a pool. The search path and the driver's settings travel in the message that opens a connection: neither a
     * check-out nor a transaction costs a round trip more for them.
     */
    static HikariDataSource open(String url, String user, String password, DatabaseSettings settings, Overheard overheard) {
        int maxConnections = settings.maxConnections();
        var config = new HikariConfig();
        config.setPoolName(NAME);
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(maxConnections);
        config.setMinimumIdle(Math.min(2, maxConnections));
        config.setConnectionTimeout(settings.patience().toMillis());
        config.setValidationTimeout(Math.min(2_000, settings.patience().toMillis()));
        config.setExceptionOverride(overheard);
        config.setConnectionInitSql(LET_GO);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.addDataSourceProperty("currentSchema", SEARCH_PATH);
        config.addDataSourceProperty("ApplicationName", NAME);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("prepareThreshold", "3");
        config.addDataSourceProperty("preparedStatementCacheQueries", "512");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", SECONDS_TO_CONNECT);
        config.addDataSourceProperty("loginTimeout", SECONDS_TO_LOG_IN);
        config.addDataSourceProperty("socketTimeout", String.valueOf(SECONDS_OF_SILENCE));
        config.addDataSourceProperty("socketFactory", WatchedSockets.class.getName());
        String name = "pool-" + COUNT.incrementAndGet();
        config.addDataSourceProperty(WatchedSockets.NAME, name);
        HikariDataSource pool = new HikariDataSource(config);
        WatchedSockets.ask(name, new StillAtWork(pool));
        return pool;
    }

    /** Closes all connections of a pool under who uses them. @return how many there were */
    static int cut(HikariDataSource pool) {
        return WatchedSockets.close(pool.getDataSourceProperties().getProperty(WatchedSockets.NAME));
    }
}
