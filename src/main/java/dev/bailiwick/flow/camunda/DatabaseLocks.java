package dev.bailiwick.flow.camunda;

import dev.bailiwick.flow.Rows;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends locks of the future in the database. */
@Component
@ConditionalOnMissingBean(Rows.class)
class DatabaseLocks implements LocksOfTheFuture {

    private static final List<String> TABLES = List.of("flow.act_ru_ext_task", "flow.act_ru_job");

    private final JdbcClient jdbc;
    private final Clock clock;

    DatabaseLocks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int end(Duration longest) {
        Instant now = clock.instant();
        return TABLES.stream().mapToInt(table -> jdbc.sql("update " + table + " set lock_exp_time_ = :now, rev_ = rev_ + 1 where lock_exp_time_ > :far")
                .param("now", Timestamp.from(now)).param("far", Timestamp.from(now.plus(longest))).update()).sum();
    }
}
