package dev.bailiwick.rehearsal.memory;

import dev.bailiwick.flow.Trails;
import java.util.Comparator;
import java.util.List;

/** The elements that conversations went through, in memory: what a transaction that failed went through is not among them. */
public final class MemoryTrails implements Trails {

    private final MemoryTable<Passed> passes;

    MemoryTrails(MemoryRows rows) {
        this.passes = rows.table("flow.trail");
    }

    @Override
    public void passed(List<Passed> begun, List<Ended> ended) {
        begun.forEach(one -> passes.put(one.id(), one));
        ended.forEach(end -> {
            Passed one = passes.find(end.id());
            if (one != null) {
                passes.put(one.id(), new Passed(one.id(), one.parent(), one.drawing(), one.definition(), one.root(), one.instance(), end.execution(),
                        one.element(), one.called(), one.name(), one.type(), one.began(), end.at(), end.state(), one.order()));
            }
        });
    }

    /** @return everything that was passed since the house began anew, in its order */
    public List<Passed> all() {
        return passes.all().stream().sorted(Comparator.comparingLong(Passed::order)).toList();
    }
}
