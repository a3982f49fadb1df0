package dev.bailiwick.flow.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.testing.TestDatabase;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LocksOfTheFutureTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh("flow").dataSource());

    @Test
    void aLockThatOutlivesItsNodeBecauseTheClockWentBackIsEndedAndALivingOneIsNot() {
        task("alive", NOW.plusSeconds(10));
        task("over", NOW.minusSeconds(1));
        task("immortal", NOW.plusSeconds(3_610));

        int ended = new DatabaseLocks(jdbc, Clock.fixed(NOW, ZoneOffset.UTC)).end(Duration.ofSeconds(20));

        assertThat(ended).isEqualTo(1);
        assertThat(jdbc.sql("select id_ || ' ' || rev_ from flow.act_ru_ext_task where lock_exp_time_ <= ? order by id_")
                .param(Timestamp.from(NOW)).query(String.class).list()).containsExactly("immortal 2", "over 1");
    }

    private void task(String id, Instant until) {
        jdbc.sql("insert into flow.act_ru_ext_task (id_, rev_, worker_id_, topic_name_, lock_exp_time_, suspension_state_, priority_) "
                + "values (?, 1, 'node-a', 'draft-reply', ?, 1, 0)").params(id, Timestamp.from(until)).update();
    }
}
