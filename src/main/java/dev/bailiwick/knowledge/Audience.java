package dev.bailiwick.knowledge;

/** Who may hear a passage. */
public enum Audience {
    /** Everybody. */
    PUBLIC,
    /** Customers who are signed in. */
    USERS,
    /** Our own people only; never quoted to a customer. */
    INTERNAL
}
