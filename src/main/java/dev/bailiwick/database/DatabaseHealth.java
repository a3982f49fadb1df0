package dev.bailiwick.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** What the operator's probe says of PostgreSQL, from what the watch knows: never waits for the server itself. Stands in for Spring Boot's own. */
class DatabaseHealth implements HealthIndicator {

    private final DatabaseWatch watch;
    private final SharedTime time;
    private final HikariDataSource pool;

    DatabaseHealth(DatabaseWatch watch, SharedTime time, HikariDataSource pool) {
        this.watch = watch;
        this.time = time;
        this.pool = pool;
    }

    @Override
    public Health health() {
        DatabaseWatch.State state = watch.state();
        Health.Builder health = state.isGood() ? Health.up() : Health.down().withDetail("trouble", state.trouble().words())
                .withDetail("postgresql", state.detail());
        health.withDetail("since", state.since().toString());
        health.withDetail("clockAheadSeconds", time.skew().toMillis() / 1e3);
        if (time.isSkewed()) {
            health.withDetail("warning", "this machine's clock and PostgreSQL's differ by more than " + time.maxSkew().toMillis() / 1e3
                    + " s: see to their time service; decisions go by PostgreSQL's");
        }
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        if (connections != null) {
            health.withDetail("connections", connections.getActiveConnections() + " in use of " + pool.getMaximumPoolSize() + ", "
                    + connections.getThreadsAwaitingConnection() + " waiting");
        }
        return health.build();
    }
}
