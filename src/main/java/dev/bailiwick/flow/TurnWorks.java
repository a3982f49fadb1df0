package dev.bailiwick.flow;

import dev.bailiwick.kernel.TurnId;

/** Where a turn's work is kept between two transactions. */
public interface TurnWorks {

    /**
     * @param turn the turn
     * @return its work, {@link TurnWork#NOTHING} when there is none
     */
    TurnWork of(TurnId turn);

    /**
     * @param turn the turn
     * @param work its work from now on; the work of the conversation's earlier turns is forgotten
     */
    void keep(TurnId turn, TurnWork work);

    /** @param turn a turn that is over; its work is forgotten, the ledger has it all */
    void forget(TurnId turn);
}
