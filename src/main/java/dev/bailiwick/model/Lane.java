package dev.bailiwick.model;

import java.util.Locale;

/** How urgent a call is. */
public enum Lane {
    /** A customer waits. */
    INTERACTIVE,
    /** Nobody waits: checks of knowledge, rehearsals, summaries. */
    BACKGROUND;

    /** @return the lane as metrics and the ledger write it */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
