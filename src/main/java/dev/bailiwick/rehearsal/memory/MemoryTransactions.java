package dev.bailiwick.rehearsal.memory;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.SmartTransactionObject;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Transactions over {@link MemoryRows}, with everything that Spring's know of: synchronization, suspending, rollback only. */
final class MemoryTransactions extends AbstractPlatformTransactionManager {

    private static final long serialVersionUID = 1;

    private final transient MemoryRows rows;

    MemoryTransactions(MemoryRows rows) {
        this.rows = rows;
    }

    private static final class Begun implements SmartTransactionObject {

        private MemoryRows.Work work;
        private boolean existed;
        private boolean rollbackOnly;

        @Override
        public boolean isRollbackOnly() {
            return rollbackOnly;
        }

        @Override
        public void flush() {
            // What is written is written.
        }
    }

    /** Marks the outermost transaction of a thread, so that inner ones can doom it. */
    private static final class Outermost {
        private final Begun begun;

        Outermost(Begun begun) {
            this.begun = begun;
        }
    }

    @Override
    protected Object doGetTransaction() {
        Begun begun = new Begun();
        begun.work = rows.open();
        begun.existed = begun.work != null;
        return begun;
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
        return ((Begun) transaction).existed;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        Begun begun = (Begun) transaction;
        begun.work = rows.new Work();
        TransactionSynchronizationManager.bindResource(rows, begun.work);
        TransactionSynchronizationManager.bindResource(this, new Outermost(begun));
    }

    @Override
    protected Object doSuspend(Object transaction) {
        return new Object[] {TransactionSynchronizationManager.unbindResource(rows), TransactionSynchronizationManager.unbindResource(this)};
    }

    @Override
    protected void doResume(Object transaction, Object suspended) {
        TransactionSynchronizationManager.bindResource(rows, ((Object[]) suspended)[0]);
        TransactionSynchronizationManager.bindResource(this, ((Object[]) suspended)[1]);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        ((Begun) status.getTransaction()).work.commit();
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        ((Begun) status.getTransaction()).work.rollBack();
    }

    @Override
    protected void doSetRollbackOnly(DefaultTransactionStatus status) {
        ((Outermost) TransactionSynchronizationManager.getResource(this)).begun.rollbackOnly = true;
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        TransactionSynchronizationManager.unbindResource(rows);
        TransactionSynchronizationManager.unbindResource(this);
    }
}
