package dev.bailiwick.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.IntPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a statement that takes long from one whose question or answer was lost on its way. Both say nothing; but for the first PostgreSQL is at work,
 * which it says on another connection. Asked only of a connection that has been silent for long, so a connection made for the question is cheap.
 */
final class StillAtWork implements IntPredicate {

    private static final Logger LOG = LoggerFactory.getLogger(StillAtWork.class);
    private static final String SECONDS_TO_CONNECT = "2";
    private static final String SECONDS_TO_ANSWER = "3";
    /** What this machine's connections do, by the port that PostgreSQL sees; a role sees its own. */
    private static final String WHO_IS_AT_WORK = "select client_port, state = 'active' and query_start < clock_timestamp() - interval '5 s'"
            + " from pg_stat_activity where application_name = '" + Pool.NAME + "' and usename = current_user and datname = current_database()"
            + " and client_addr is not distinct from inet_client_addr()";

    private final HikariDataSource pool;

    StillAtWork(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * @param port this machine's end of a connection that is silent
     * @return whether PostgreSQL may still be at work for it
     */
    @Override
    public boolean test(int port) {
        Map<Integer, Boolean> atWork = new HashMap<>();
        try (Connection connection = open(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(WHO_IS_AT_WORK)) {
            while (rows.next()) {
                atWork.put(rows.getInt(1), rows.getBoolean(2));
            }
        } catch (SQLException e) {
            LOG.debug("whether PostgreSQL is at work cannot be asked: {}", e.getMessage());
            return false;
        }
        return mayBe(port, atWork);
    }

    /**
     * Where something stands between, which has ports of its own, only the work of all can be seen: then a silent connection is given up only when
     * PostgreSQL works for nobody.
     */
    static boolean mayBe(int port, Map<Integer, Boolean> atWork) {
        Boolean known = atWork.get(port);
        return known == null ? atWork.containsValue(true) : known;
    }

    private Connection open() throws SQLException {
        Properties how = new Properties();
        how.setProperty("user", pool.getUsername());
        how.setProperty("password", pool.getPassword());
        how.setProperty("ApplicationName", Pool.NAME + " asks");
        how.setProperty("connectTimeout", SECONDS_TO_CONNECT);
        how.setProperty("loginTimeout", SECONDS_TO_ANSWER);
        how.setProperty("socketTimeout", SECONDS_TO_ANSWER);
        return DriverManager.getConnection(pool.getJdbcUrl(), how);
    }
}
