package dev.bailiwick.rehearsal.memory;

import dev.bailiwick.flow.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * All tables of one house in memory. Read committed: a transaction sees what was committed and what it wrote itself; a changed row is locked
 * until the end. Threads take turns by the {@link Baton}, so that at any moment only one of them is here.
 */
final class MemoryRows implements Rows {

    private final Map<String, MemoryTable<?>> tables = new HashMap<>();
    private final Baton baton;
    private long sequence;

    MemoryRows(Baton baton) {
        this.baton = baton;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R> MemoryTable<R> table(String name) {
        synchronized (tables) {
            return (MemoryTable<R>) tables.computeIfAbsent(name, key -> new MemoryTable<>(this, baton));
        }
    }

    /** @return the next number of a sequence; like a database's, it never goes back */
    long next() {
        return ++sequence;
    }

    /**
     * Empties tables, as if nothing had ever been written.
     *
     * @param names those that are to be emptied, by what they begin with
     */
    void clear(List<String> names) {
        tables.forEach((name, table) -> {
            if (names.stream().anyMatch(name::startsWith)) {
                table.clear();
            }
        });
        sequence = 0;
    }

    /** @return the open transaction of the calling thread, or null */
    Work open() {
        return (Work) TransactionSynchronizationManager.getResource(this);
    }

    /**
     * Runs what is one statement of a database: outside of a transaction it is one of its own.
     *
     * @param statement what it does
     * @param <T>       what it gives
     * @return what it gave
     */
    <T> T statement(Supplier<T> statement) {
        if (open() != null) {
            return statement.get();
        }
        Work work = new Work();
        TransactionSynchronizationManager.bindResource(this, work);
        try {
            T given = statement.get();
            work.commit();
            return given;
        } finally {
            work.rollBack();
            TransactionSynchronizationManager.unbindResource(this);
        }
    }

    /** What one transaction wrote and holds. */
    final class Work {

        private final Map<MemoryTable<?>, Map<String, Object>> changes = new LinkedHashMap<>();
        private final List<Runnable> locks = new ArrayList<>();

        Map<String, Object> changesOf(MemoryTable<?> table) {
            return changes.get(table);
        }

        void change(MemoryTable<?> table, String id, Object row) {
            changes.computeIfAbsent(table, key -> new LinkedHashMap<>()).put(id, row);
        }

        void holds(Runnable release) {
            locks.add(release);
        }

        void commit() {
            baton.step();
            changes.forEach(MemoryTable::apply);
            end();
        }

        void rollBack() {
            end();
        }

        private void end() {
            changes.clear();
            locks.forEach(Runnable::run);
            locks.clear();
            baton.released();
        }
    }
}
