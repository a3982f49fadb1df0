package dev.bailiwick.conversation;

/** Who says something in a conversation. */
public enum Participant {
    /** Who writes to the company. */
    CUSTOMER,
    /** The human of the desk. */
    ADVISOR,
    /** Our AI. */
    ASSISTANT,
    /** Another machine of the company which takes part. */
    BOT
}
