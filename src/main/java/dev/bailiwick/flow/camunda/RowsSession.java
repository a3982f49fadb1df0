package dev.bailiwick.flow.camunda;

import dev.bailiwick.flow.Rows;
import java.util.Collections;
import java.util.List;
import org.apache.ibatis.exceptions.PersistenceException;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.EntityLoadListener;
import org.camunda.bpm.engine.impl.db.FlushResult;
import org.camunda.bpm.engine.impl.db.HasDbRevision;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbBulkOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbEntityOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation.State;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * What stands between the engine and its tables when those are {@link Rows} in memory: the same inserts, updates and deletes with the same
 * revisions, so the engine commits, rolls back and loses races as it does in a database.
 */
final class RowsSession implements PersistenceSession {

    private final Rows rows;
    private final Selects selects;
    private EntityLoadListener listener;

    private RowsSession(Rows rows) {
        this.rows = rows;
        this.selects = new Selects(type -> table(rows, type));
    }

    static Rows.Table<DbEntity> table(Rows rows, Class<?> type) {
        return rows.table("flow.engine." + (JobEntity.class.isAssignableFrom(type) ? JobEntity.class : type).getSimpleName());
    }

    static SessionFactory factory(Rows rows) {
        return new MakeSession(PersistenceSession.class, () -> new RowsSession(rows));
    }

    @Override
    public FlushResult executeDbOperations(List<DbOperation> operations) {
        for (int at = 0; at < operations.size(); at++) {
            DbOperation operation = operations.get(at);
            execute(operation);
            if (operation.isFailed()) {
                return FlushResult.withFailuresAndRemaining(Collections.singletonList(operation), operations.subList(at + 1, operations.size()));
            }
        }
        return FlushResult.allApplied();
    }

    private void execute(DbOperation operation) {
        switch (operation.getOperationType()) {
            case INSERT -> insert((DbEntityOperation) operation);
            case UPDATE -> update((DbEntityOperation) operation);
            case DELETE -> delete((DbEntityOperation) operation);
            default -> throw new IllegalStateException("in memory the engine does not know the statement "
                    + ((DbBulkOperation) operation).getStatement());
        }
    }

    private void insert(DbEntityOperation operation) {
        DbEntity entity = operation.getEntity();
        if (entity instanceof HasDbRevision revised) {
            revised.setRevision(1);
        }
        if (table(rows, entity.getClass()).add(entity.getId(), Copies.of(entity))) {
            operation.setState(State.APPLIED);
        } else {
            operation.setFailure(new PersistenceException("there is a row " + entity.getId()));
            operation.setState(State.FAILED_ERROR);
        }
    }

    private void update(DbEntityOperation operation) {
        DbEntity entity = operation.getEntity();
        if (isStillAsRead(entity)) {
            if (entity instanceof HasDbRevision revised) {
                revised.setRevision(revised.getRevisionNext());
            }
            table(rows, entity.getClass()).put(entity.getId(), Copies.of(entity));
            operation.setState(State.APPLIED);
        } else {
            operation.setState(State.FAILED_CONCURRENT_MODIFICATION);
        }
    }

    private void delete(DbEntityOperation operation) {
        DbEntity entity = operation.getEntity();
        if (isStillAsRead(entity)) {
            table(rows, entity.getClass()).remove(entity.getId());
            operation.setRowsAffected(1);
            operation.setState(State.APPLIED);
        } else {
            operation.setState(entity instanceof HasDbRevision ? State.FAILED_CONCURRENT_MODIFICATION : State.APPLIED);
        }
    }

    private boolean isStillAsRead(DbEntity entity) {
        DbEntity row = table(rows, entity.getClass()).take(entity.getId());
        return row != null && (!(row instanceof HasDbRevision revised) || revised.getRevision() == ((HasDbRevision) entity).getRevision());
    }

    @Override
    public List<?> selectList(String statement, Object parameter) {
        return selects.list(statement, parameter).stream().map(this::loaded).toList();
    }

    @Override
    public Object selectOne(String statement, Object parameter) {
        return loaded(selects.one(statement, parameter));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends DbEntity> T selectById(Class<T> type, String id) {
        return (T) loaded(table(rows, type).find(id));
    }

    private Object loaded(Object row) {
        if (!(row instanceof DbEntity entity)) {
            return row;
        }
        DbEntity copy = Copies.of(entity);
        if (listener != null) {
            listener.onEntityLoaded(copy);
        }
        return copy;
    }

    @Override
    public void addEntityLoadListener(EntityLoadListener next) {
        listener = next;
    }

    @Override
    public void lock(String statement, Object parameter) {
        rows.table("flow.engine.locks").take(statement);
    }

    @Override
    public int executeNonEmptyUpdateStmt(String statement, Object parameter) {
        throw new IllegalStateException("in memory the engine does not know the statement " + statement);
    }

    @Override
    public void flushOperations() {
        // Each operation has been applied already.
    }

    @Override
    public void commit() {
        // The transaction around the command does it, as in production.
    }

    @Override
    public void rollback() {
        // The transaction around the command does it, as in production.
    }

    @Override
    public void flush() {
        // The engine's entity manager flushes into this.
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public void dbSchemaCheckVersion() {
        // There is no schema.
    }

    @Override
    public void dbSchemaCreate() {
        // There is no schema.
    }

    @Override
    public void dbSchemaDrop() {
        // There is no schema.
    }

    @Override
    public void dbSchemaPrune() {
        // There is no schema.
    }

    @Override
    public void dbSchemaUpdate() {
        // There is no schema.
    }

    @Override
    public List<String> getTableNamesPresent() {
        return List.of();
    }
}
