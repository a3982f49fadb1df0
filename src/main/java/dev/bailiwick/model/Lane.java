package dev.bailiwick.model;

/** In which lane a call goes. Each lane has limits of its own, and background never delays interactive. */
public enum Lane {
    /** A customer waits. */
    INTERACTIVE,
    /** Nobody waits: checks of knowledge, rehearsals, summaries. */
    BACKGROUND
}
