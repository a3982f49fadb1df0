package dev.bailiwick.model;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What an operator lets models cost from now on, in place of the settings.
 *
 * @param daily        what may be spent a day (UTC); 0 for no limit
 * @param conversation what may be spent on one conversation; 0 for no limit
 * @param because      why
 * @param by           who decided it
 * @param at           when
 */
public record BudgetChange(BigDecimal daily, BigDecimal conversation, String because, String by, Instant at) {
}
