package dev.bailiwick.flow.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.testing.TestDatabase;
import java.sql.Timestamp;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

class OwnTimersTest {

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh("flow").dataSource());

    @Test
    void aNodeThatStopsGivesBackItsTimersAndNobodyElses() {
        timer("mine", "this-node");
        timer("theirs", "other-node");

        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("jdbc", jdbc);
        int given = new OwnTimers(beans.getBeanProvider(org.camunda.bpm.engine.impl.jobexecutor.JobExecutor.class),
                beans.getBeanProvider(JdbcClient.class))
                .giveBack("this-node");

        assertThat(given).isEqualTo(1);
        assertThat(jdbc.sql("select id_ || ' ' || rev_ from flow.act_ru_job where lock_owner_ is null and lock_exp_time_ is null").query(String.class)
                .list()).containsExactly("mine 2");
    }

    private void timer(String id, String owner) {
        jdbc.sql("insert into flow.act_ru_job (id_, rev_, type_, lock_owner_, lock_exp_time_, exclusive_, retries_, suspension_state_, priority_) "
                + "values (?, 1, 'timer', ?, ?, true, 3, 1, 0)").params(id, owner, Timestamp.from(Instant.parse("2026-03-02T12:00:00Z"))).update();
    }
}
