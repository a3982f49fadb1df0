package dev.bailiwick.conversation;

/** Where a conversation stands. */
public enum Status {
    /** The assistant follows; a human has the pen. */
    OBSERVING,
    /** The assistant has the pen. */
    ACTIVE,
    /** Ended early; the assistant may not take part again. */
    CANCELLED,
    /** Came to its natural end; may be resumed. */
    FINISHED,
    /** Cannot go on without a person's help, for example because a webhook stayed undeliverable. */
    FAILED;

    /** @return whether messages are still taken */
    public boolean isOpen() {
        return this == OBSERVING || this == ACTIVE;
    }
}
