package dev.bailiwick.model;

import java.util.Optional;

/** What operators let models cost, for all nodes. */
public interface Budgets {

    /** @return the last change; empty while the settings hold */
    Optional<BudgetChange> last();

    /** @param change takes the place of what was before; inside the caller's transaction */
    void keep(BudgetChange change);
}
