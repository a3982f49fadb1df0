package dev.bailiwick.guardrail;

/** Where a judgement takes place. */
public enum Gate {
    /** What the customer wrote, before anything is done about it. */
    MESSAGE,
    /** What the assistant wants to say, before anybody hears it. */
    DRAFT
}
