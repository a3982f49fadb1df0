package dev.bailiwick.flow.camunda;

import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.reflection.MetaObject;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandler;
import org.camunda.bpm.engine.impl.db.FlushResult;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbEntityOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation;
import org.camunda.bpm.engine.impl.db.sql.BatchDbSqlSession;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/**
 * Sends all that a command changes in the engine's tables to PostgreSQL in one go. The statements, their order and their counts are the engine's own,
 * each is planned once and checked by itself; only the waiting between one and the next is left out. The engine's own batches join equal statements
 * that follow each other, of which a turn has hardly any.
 */
final class OneTrip extends BatchDbSqlSession {

    /** A command that changes more than a conversation does, such as a migration, goes the engine's own way. */
    private static final int MOST = 40;

    private final List<Change> changes = new ArrayList<>();
    private boolean collecting;

    private OneTrip(DbSqlSessionFactory factory) {
        super(factory);
    }

    /** One statement with its values. */
    private record Change(String statement, Object values) {
    }

    @Override
    public FlushResult executeDbOperations(List<DbOperation> operations) {
        if (operations.size() < 2 || operations.size() > MOST || !operations.stream().allMatch(DbEntityOperation.class::isInstance)) {
            return super.executeDbOperations(operations);
        }
        changes.clear();
        collecting = true;
        try {
            operations.forEach(this::executeDbOperation);
        } finally {
            collecting = false;
        }
        if (changes.size() != operations.size()) {
            throw new IllegalStateException("a change of the engine's tables is more or less than one statement: " + operations);
        }
        return sendTogether(operations);
    }

    private FlushResult sendTogether(List<DbOperation> operations) {
        List<DbOperation> failed = new ArrayList<>();
        try {
            int[] counts = send();
            for (int i = 0; i < counts.length; i++) {
                DbOperation operation = operations.get(i);
                postProcessOperationPerformed(operation, counts[i], null);
                if (operation.isFailed()) {
                    failed.add(operation);
                }
            }
            return FlushResult.withFailures(failed);
        } catch (SQLException e) {
            return failedTogether(operations, e);
        }
    }

    /** PostgreSQL undoes all of them when one fails. Where it names the table, the one at fault is known; otherwise the first is named. */
    private FlushResult failedTogether(List<DbOperation> operations, SQLException e) {
        DbOperation culprit = operations.get(culprit(e));
        BatchUpdateException batch = new BatchUpdateException(e.getMessage(), e.getSQLState(), e.getErrorCode(), new int[0], e);
        postProcessOperationPerformed(culprit, 0, new PersistenceException(e.getMessage(), batch));
        List<DbOperation> remaining = operations.stream().filter(operation -> operation != culprit).toList();
        return FlushResult.withFailuresAndRemaining(List.of(culprit), remaining);
    }

    private int culprit(SQLException e) {
        String table = e instanceof org.postgresql.util.PSQLException said && said.getServerErrorMessage() != null
                ? said.getServerErrorMessage().getTable() : null;
        for (int i = 0; table != null && i < changes.size(); i++) {
            String sql = bound(changes.get(i)).getSql().toLowerCase(Locale.ROOT);
            if (sql.contains(" " + table + " ") || sql.contains(" " + table + "\n")) {
                return i;
            }
        }
        return 0;
    }

    private int[] send() throws SQLException {
        List<BoundSql> statements = changes.stream().map(this::bound).toList();
        String all = statements.stream().map(BoundSql::getSql).collect(Collectors.joining(";\n"));
        int[] counts = new int[statements.size()];
        try (PreparedStatement together = sqlSession.getConnection().prepareStatement(all)) {
            int next = 1;
            for (int i = 0; i < counts.length; i++) {
                next = fill(together, next, statements.get(i), changes.get(i).values());
            }
            together.execute();
            for (int i = 0; i < counts.length; i++) {
                counts[i] = together.getUpdateCount();
                together.getMoreResults();
            }
        }
        return counts;
    }

    private BoundSql bound(Change change) {
        return configuration().getMappedStatement(change.statement()).getBoundSql(change.values());
    }

    private Configuration configuration() {
        return sqlSession.getConfiguration();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private int fill(PreparedStatement together, int first, BoundSql statement, Object values) throws SQLException {
        MetaObject row = configuration().newMetaObject(values);
        int next = first;
        for (ParameterMapping each : statement.getParameterMappings()) {
            String name = each.getProperty();
            TypeHandler handler = each.getTypeHandler();
            Object value = statement.hasAdditionalParameter(name) ? statement.getAdditionalParameter(name)
                    : configuration().getTypeHandlerRegistry().hasTypeHandler(values.getClass()) ? values : row.getValue(name);
            JdbcType type = value == null && each.getJdbcType() == null ? configuration().getJdbcTypeForNull() : each.getJdbcType();
            handler.setParameter(together, next++, value, type);
        }
        return next;
    }

    @Override
    protected void executeInsertEntity(String statement, Object values) {
        if (collecting) {
            changes.add(new Change(statement, values));
        } else {
            super.executeInsertEntity(statement, values);
        }
    }

    @Override
    public int executeUpdate(String statement, Object values) {
        if (collecting) {
            changes.add(new Change(getDbSqlSessionFactory().mapStatement(statement), values));
            return 0;
        }
        return super.executeUpdate(statement, values);
    }

    @Override
    protected int executeDelete(String statement, Object values) {
        if (collecting) {
            changes.add(new Change(getDbSqlSessionFactory().mapStatement(statement), values));
            return 0;
        }
        return super.executeDelete(statement, values);
    }

    static SessionFactory factory(Supplier<DbSqlSessionFactory> engine) {
        return new MakeSession(PersistenceSession.class, () -> new OneTrip(engine.get()));
    }
}
