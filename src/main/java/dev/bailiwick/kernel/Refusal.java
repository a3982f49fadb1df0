package dev.bailiwick.kernel;

/**
 * A request that cannot be granted, said as a fact and without anything half done. The edge of the house turns its kind into
 * its own language (an HTTP status, an exit code).
 */
public class Refusal extends RuntimeException {

    /** What kind of "no" it is. */
    public enum Kind {
        /** There is no such thing. */
        NOT_FOUND,
        /** The request itself is wrong; the message names the field and what would be right. */
        INVALID,
        /** Right as a request, but not in this state. */
        PRECONDITION,
        /** It was changed by others since whoever asks looked at it. */
        STALE,
        /** The id is taken by something else. */
        EXISTS,
        /** Not with these rights. */
        DENIED,
        /** Too much, too often, too large. */
        EXHAUSTED,
        /** Not now. */
        UNAVAILABLE
    }

    private final Kind kind;

    /**
     * @param kind    what kind of "no"
     * @param message what happened, where, and what would be right
     */
    public Refusal(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /**
     * @param field the field at fault, as its author wrote it
     * @param what  what would be right
     * @return a refusal of a wrong request
     */
    public static Refusal invalid(String field, String what) {
        return new Refusal(Kind.INVALID, field + ": " + what);
    }

    /**
     * @param what  the kind of thing
     * @param which the name it was asked for by
     * @return a refusal for want of the thing
     */
    public static Refusal notFound(String what, Object which) {
        return new Refusal(Kind.NOT_FOUND, "there is no " + what + " '" + which + "'");
    }

    /** @return what kind of "no" */
    public Kind kind() {
        return kind;
    }
}
