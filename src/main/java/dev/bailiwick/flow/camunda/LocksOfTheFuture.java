package dev.bailiwick.flow.camunda;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends locks that run out later than any lock taken now could: they were taken before the clock of all went back, and would outlive their node for
 * as long as it went back. A node that is still at work on one finds its result refused, as with every lock that went to another node.
 */
@Component
class LocksOfTheFuture {

    private static final List<String> TABLES = List.of("flow.act_ru_ext_task", "flow.act_ru_job");

    private final JdbcClient jdbc;
    private final Clock clock;

    LocksOfTheFuture(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param longest the longest that a lock is ever taken for
     * @return how many were ended
     */
    int end(Duration longest) {
        Instant now = clock.instant();
        return TABLES.stream().mapToInt(table -> jdbc.sql("update " + table + " set lock_exp_time_ = :now, rev_ = rev_ + 1 where lock_exp_time_ > :far")
                .param("now", Timestamp.from(now)).param("far", Timestamp.from(now.plus(longest))).update()).sum();
    }
}
