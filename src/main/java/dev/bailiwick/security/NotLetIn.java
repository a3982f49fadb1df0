package dev.bailiwick.security;

/** Somebody proved at the sign-in provider who they are, and may not come in all the same. */
public class NotLetIn extends RuntimeException {

    /** Why not. */
    public enum Reason {
        /** None of their groups at the provider gives a role here. */
        ROLE,
        /** What they are called at the provider cannot be the name of an account. */
        NAME,
        /** Somebody else's account has that name. */
        TAKEN,
        /** Their account was closed. */
        CLOSED,
        /** There are as many accounts as there may be. */
        FULL
    }

    private final Reason reason;

    /**
     * @param reason  why not
     * @param message what happened and what would help, for whoever keeps the house running
     */
    public NotLetIn(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** @return why not */
    public Reason reason() {
        return reason;
    }
}
