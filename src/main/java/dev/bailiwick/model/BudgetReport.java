package dev.bailiwick.model;

import java.math.BigDecimal;

/**
 * How the day's budget stands.
 *
 * @param daily       what may be spent a day; 0 for no limit
 * @param conversation what may be spent on one conversation; 0 for no limit
 * @param spent       what was spent today, as this node knows it
 * @param stance      {@code usual}, {@code cheaper} from a share of the budget on, or {@code spent}: only what costs nothing is asked
 * @param withoutWords who answers when no route may be asked: {@code librarian} or {@code handoff}
 */
public record BudgetReport(BigDecimal daily, BigDecimal conversation, BigDecimal spent, String stance, String withoutWords) {

    /** Says how the budget stands. */
    @FunctionalInterface
    public interface Tell {

        /** @return the budget */
        BudgetReport budget();
    }
}
