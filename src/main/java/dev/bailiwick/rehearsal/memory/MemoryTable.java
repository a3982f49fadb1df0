package dev.bailiwick.rehearsal.memory;

import dev.bailiwick.flow.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One table in memory, see {@link MemoryRows}. */
final class MemoryTable<R> implements Rows.Table<R> {

    private static final Object GONE = new Object();

    private final MemoryRows rows;
    private final Baton baton;
    private final Map<String, R> committed = new LinkedHashMap<>();
    private final Map<String, MemoryRows.Work> holders = new HashMap<>();

    MemoryTable(MemoryRows rows, Baton baton) {
        this.rows = rows;
        this.baton = baton;
    }

    @Override
    public R find(String id) {
        baton.step();
        return see(id);
    }

    @SuppressWarnings("unchecked")
    private R see(String id) {
        MemoryRows.Work work = rows.open();
        Map<String, Object> changes = work == null ? null : work.changesOf(this);
        Object changed = changes == null ? null : changes.get(id);
        return changed == null ? committed.get(id) : changed == GONE ? null : (R) changed;
    }

    @Override
    public R take(String id) {
        baton.step();
        lock(id);
        return see(id);
    }

    /**
     * Takes a row only if that needs no waiting.
     *
     * @param id names the row
     * @return whether the row is held now
     */
    boolean takeAtOnce(String id) {
        MemoryRows.Work work = rows.open();
        MemoryRows.Work holder = holders.get(id);
        if (holder != null && holder != work) {
            return false;
        }
        lock(id);
        return true;
    }

    /** Also for what is no row: two transactions that write the same unique value wait for each other. */
    void lock(String id) {
        MemoryRows.Work work = rows.open();
        MemoryRows.Work holder = holders.get(id);
        while (holder != null && holder != work) {
            baton.block();
            holder = holders.get(id);
        }
        if (work != null && holder == null) {
            holders.put(id, work);
            work.holds(() -> holders.remove(id));
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<R> all() {
        baton.step();
        MemoryRows.Work work = rows.open();
        Map<String, Object> changes = work == null ? null : work.changesOf(this);
        if (changes == null) {
            return new ArrayList<>(committed.values());
        }
        Map<String, Object> seen = new LinkedHashMap<>(committed);
        changes.forEach((id, row) -> {
            if (row == GONE) {
                seen.remove(id);
            } else {
                seen.put(id, row);
            }
        });
        return (List<R>) new ArrayList<>(seen.values());
    }

    @Override
    public boolean add(String id, R row) {
        if (take(id) != null) {
            return false;
        }
        write(id, row);
        return true;
    }

    @Override
    public void put(String id, R row) {
        baton.step();
        lock(id);
        write(id, row);
    }

    @Override
    public void remove(String id) {
        baton.step();
        lock(id);
        write(id, GONE);
    }

    private void write(String id, Object row) {
        MemoryRows.Work work = rows.open();
        if (work == null) {
            apply(Map.of(id, row));
        } else {
            work.change(this, id, row);
        }
    }

    @SuppressWarnings("unchecked")
    void apply(Map<String, Object> changes) {
        changes.forEach((id, row) -> {
            if (row == GONE) {
                committed.remove(id);
            } else {
                committed.put(id, (R) row);
            }
        });
    }

    void clear() {
        committed.clear();
        holders.clear();
    }
}
