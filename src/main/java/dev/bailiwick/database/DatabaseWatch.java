package dev.bailiwick.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Watches over PostgreSQL on a connection of its own, outside of the pool: what time it is there, whether it is there at all, and what is wrong
 * with it. Hears of errors that others meet, so that it looks at once. Says each trouble once when it begins and once when it is over. When
 * PostgreSQL has said nothing in two looks, the pool's connections are closed, so that nobody waits for an answer that will never come.
 */
class DatabaseWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(2);
    private static final Duration PAUSE_IN_TROUBLE = Duration.ofMillis(500);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final String SECONDS_TO_CONNECT = "3";
    private static final String SECONDS_TO_ANSWER = "5";
    private static final int LONGEST_DETAIL = 300;
    /** One look in vain may be a hiccup; two, with a connection made anew in between, are silence. */
    private static final int LOOKS_IN_VAIN = 2;
    /** Enough to make the server ask its disk for new room; gone with the transaction. */
    private static final String WRITE = "create temporary table room on commit drop as select n, md5(n::text) from generate_series(1, 4000) n";

    private final HikariDataSource pool;
    private final SharedTime time;
    private final Semaphore bell = new Semaphore(0);
    private volatile State state;
    private volatile Thread watcher;
    private Connection connection;
    private int unheard;

    /**
     * What is known of PostgreSQL.
     *
     * @param trouble what is wrong, or null
     * @param detail  what PostgreSQL itself said, in one line, or null
     * @param since   since when it is so
     */
    record State(Trouble trouble, String detail, Instant since) {

        boolean isGood() {
            return trouble == null;
        }
    }

    DatabaseWatch(HikariDataSource pool, Overheard overheard, SharedTime time) {
        this.pool = pool;
        this.time = time;
        this.state = new State(null, null, time.get());
        overheard.tell(this::overheard);
    }

    State state() {
        return state;
    }

    /** What one statement met may be true for all; only what cannot be seen by reading is believed at once. */
    private void overheard(SQLException error) {
        Trouble trouble = Trouble.of(error);
        if (trouble != null) {
            if (trouble.untilItWrites()) {
                enter(trouble, error);
            }
            bell.release();
        }
    }

    @Override
    public void start() {
        Thread next = Thread.ofPlatform().daemon().name("database-watch").unstarted(this::run);
        watcher = next;
        next.start();
    }

    @Override
    public void stop() {
        Thread running = watcher;
        watcher = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return watcher != null;
    }

    private void run() {
        try {
            while (watcher == Thread.currentThread()) {
                look();
                TimeUnit.NANOSECONDS.sleep(SHORTEST_PAUSE.toNanos());
                Duration pause = state.isGood() ? USUAL_PAUSE : PAUSE_IN_TROUBLE;
                if (bell.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    bell.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    /** Looks once. */
    void look() {
        try {
            if (connection == null) {
                connection = open();
            }
            hear(connection, time);
            if (!state.isGood() && state.trouble().untilItWrites()) {
                write();
            }
            if (pool.getHikariPoolMXBean().getThreadsAwaitingConnection() > 0
                    && pool.getHikariPoolMXBean().getTotalConnections() < pool.getMaximumPoolSize()) {
                // Somebody waits although the pool may grow: a new connection tells why it does not.
                open().close();
            }
            unheard = 0;
            leave();
        } catch (SQLException e) {
            Trouble trouble = Trouble.of(e);
            enter(trouble == null ? Trouble.BROKEN : trouble, e);
            disconnect();
            unheard = trouble == Trouble.UNREACHABLE ? unheard + 1 : 0;
            if (unheard >= LOOKS_IN_VAIN) {
                int cut = Pool.cut(pool);
                if (cut > 0 && unheard == LOOKS_IN_VAIN) {
                    LOG.warn("PostgreSQL has said nothing for some seconds: {} connections of this node are closed, so that nobody waits on them", cut);
                }
            }
        }
    }

    private synchronized void enter(Trouble trouble, SQLException error) {
        State before = state;
        if (before.trouble() == trouble) {
            return;
        }
        String detail = inOneLine(error.getMessage());
        state = new State(trouble, detail, before.isGood() ? time.get() : before.since());
        LOG.warn("{} ({}). Requests are answered with 503 and work under way waits until that is over", trouble.words(), detail);
    }

    private synchronized void leave() {
        State before = state;
        if (!before.isGood()) {
            Instant now = time.get();
            state = new State(null, null, now);
            LOG.info("PostgreSQL works again; what was wrong for {} s: {}", Duration.between(before.since(), now).toSeconds(), before.trouble().words());
        }
    }

    /** Asks what time it is there. */
    static void hear(Connection connection, SharedTime time) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long asked = System.nanoTime();
            try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
                row.next();
                time.heard(asked, row.getObject(1, OffsetDateTime.class).toInstant(), System.nanoTime());
            }
        }
    }

    private void write() throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(WRITE);
            connection.commit();
        } catch (SQLException e) {
            if (Trouble.of(e) != null) {
                throw e;
            }
            // A role that may not make temporary tables learns it from the next error that anybody meets.
            LOG.debug("whether PostgreSQL writes again cannot be tried: {}", e.getMessage());
            connection.rollback();
        }
        connection.setAutoCommit(true);
    }

    private Connection open() throws SQLException {
        Properties how = new Properties();
        how.setProperty("user", pool.getUsername());
        how.setProperty("password", pool.getPassword());
        how.setProperty("ApplicationName", "bailiwick watch");
        how.setProperty("connectTimeout", SECONDS_TO_CONNECT);
        how.setProperty("loginTimeout", SECONDS_TO_ANSWER);
        how.setProperty("socketTimeout", SECONDS_TO_ANSWER);
        return DriverManager.getConnection(pool.getJdbcUrl(), how);
    }

    private void disconnect() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.debug("the watch's connection was not closed: {}", e.getMessage());
        } finally {
            connection = null;
        }
    }

    private static String inOneLine(String message) {
        String line = message == null ? "" : message.strip().replaceAll("\\s+", " ");
        return line.substring(0, Math.min(line.length(), LONGEST_DETAIL));
    }
}
