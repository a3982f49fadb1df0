package dev.bailiwick.flow.camunda;

import dev.bailiwick.flow.DueTimers;
import dev.bailiwick.flow.Rows;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** The engine's jobs where its tables are {@link Rows}; our drawings have no others than timers. */
final class TimersInRows implements DueTimers {

    private final Rows rows;
    private final ManagementService management;

    TimersInRows(Rows rows, ManagementService management) {
        this.rows = rows;
        this.management = management;
    }

    @Override
    public Optional<Instant> next() {
        return first().map(TimersInRows::due);
    }

    @Override
    public boolean fireNext() {
        Optional<JobEntity> timer = first();
        try {
            timer.ifPresent(one -> management.executeJob(one.getId()));
            return timer.isPresent();
        } catch (OptimisticLockingException quicker) {
            return false;
        }
    }

    private Optional<JobEntity> first() {
        Rows.Table<DbEntity> jobs = RowsSession.table(rows, JobEntity.class);
        // One that failed has no tries left and stands still, as in earnest until a person lets it try again.
        return jobs.all().stream().map(JobEntity.class::cast).filter(job -> job.getDuedate() != null && job.getRetries() > 0)
                .min(Comparator.comparing(TimersInRows::due));
    }

    private static Instant due(JobEntity job) {
        return job.getDuedate().toInstant();
    }
}
