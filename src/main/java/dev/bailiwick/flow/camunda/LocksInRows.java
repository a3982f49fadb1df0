package dev.bailiwick.flow.camunda;

import dev.bailiwick.flow.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends locks of the future in an engine that keeps itself in memory. */
final class LocksInRows implements LocksOfTheFuture {

    private final Rows rows;
    private final Clock clock;
    private final TransactionTemplate transaction;

    LocksInRows(Rows rows, Clock clock, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public int end(Duration longest) {
        Instant now = clock.instant();
        return transaction.execute(status -> endAfter(now.plus(longest), now));
    }

    private int endAfter(Instant far, Instant now) {
        int ended = 0;
        for (Class<?> type : new Class<?>[] {ExternalTaskEntity.class, JobEntity.class}) {
            Rows.Table<DbEntity> table = RowsSession.table(rows, type);
            for (DbEntity seen : table.all()) {
                DbEntity row = table.take(seen.getId());
                if (row != null && endsAfter(row, far)) {
                    table.put(row.getId(), ended(row, Date.from(now)));
                    ended++;
                }
            }
        }
        return ended;
    }

    private static boolean endsAfter(DbEntity row, Instant far) {
        Date end = row instanceof JobEntity job ? job.getLockExpirationTime() : ((ExternalTaskEntity) row).getLockExpirationTime();
        return end != null && end.toInstant().isAfter(far);
    }

    private static DbEntity ended(DbEntity row, Date now) {
        DbEntity copy = Copies.of(row);
        if (copy instanceof JobEntity job) {
            job.setLockExpirationTime(now);
            job.setRevision(job.getRevisionNext());
        } else if (copy instanceof ExternalTaskEntity task) {
            task.setLockExpirationTime(now);
            task.setRevision(task.getRevisionNext());
        }
        return copy;
    }
}
