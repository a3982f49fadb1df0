package dev.bailiwick.guardrail;

import java.util.Locale;

/** Where a judgement takes place. */
public enum Gate {
    /** What the customer wrote, before anything is done about it. */
    MESSAGE,
    /** What the assistant wants to say, before anybody hears it. */
    DRAFT,
    /** What the assistant wants to do, before it is done. */
    TOOL,
    /** A conversation on its way to people. */
    HANDOFF,
    /** What the company wants to write first, before it is written. */
    OUTREACH;

    /** @return the name that policies use, such as {@code message} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
