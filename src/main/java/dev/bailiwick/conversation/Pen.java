package dev.bailiwick.conversation;

/** Who may speak now for the company. */
public enum Pen {
    /** The assistant answers. */
    ASSISTANT,
    /** A human answers; the assistant is silent and follows. */
    ADVISOR
}
