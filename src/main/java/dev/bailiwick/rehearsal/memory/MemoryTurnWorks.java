package dev.bailiwick.rehearsal.memory;

import dev.bailiwick.flow.TurnWork;
import dev.bailiwick.flow.TurnWorks;
import dev.bailiwick.kernel.TurnId;

/** Turns' work in memory: one row for a conversation, that of its latest turn. */
final class MemoryTurnWorks implements TurnWorks {

    private final MemoryTable<Kept> works;

    MemoryTurnWorks(MemoryRows rows) {
        this.works = rows.table("flow.turn_work");
    }

    private record Kept(int turn, TurnWork work) {
    }

    @Override
    public TurnWork of(TurnId turn) {
        Kept kept = works.find(turn.conversation().value());
        return kept == null || kept.turn() != turn.number() ? TurnWork.NOTHING : kept.work();
    }

    @Override
    public void keep(TurnId turn, TurnWork work) {
        works.put(turn.conversation().value(), new Kept(turn.number(), work));
    }

    @Override
    public void forget(TurnId turn) {
        works.remove(turn.conversation().value());
    }
}
