package dev.bailiwick.flow.camunda;

import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The due timers that this node has taken on. When it stops it gives them back, so that another node need not wait for its locks to run out. */
@Component
class OwnTimers {

    private static final Logger LOG = LoggerFactory.getLogger(OwnTimers.class);

    private final ObjectProvider<JobExecutor> executors;
    private final ObjectProvider<JdbcClient> jdbc;

    OwnTimers(ObjectProvider<JobExecutor> executors, ObjectProvider<JdbcClient> jdbc) {
        this.executors = executors;
        this.jdbc = jdbc;
    }

    /** Takes on no more and gives back what has not been done; one that is being done here meets the engine's own check and is done once. */
    void giveBack() {
        executors.stream().forEach(executor -> {
            executor.shutdown();
            int given = giveBack(executor.getLockOwner());
            if (given > 0) {
                LOG.info("{} timers that were due were given back for another node", given);
            }
        });
    }

    int giveBack(String owner) {
        return jdbc.getObject().sql("update flow.act_ru_job set lock_owner_ = null, lock_exp_time_ = null, rev_ = rev_ + 1 where lock_owner_ = ?").param(owner)
                .update();
    }
}
