package dev.bailiwick.database;

import java.sql.SQLException;

/** What can be wrong with PostgreSQL as a whole, told from its SQLSTATE (PostgreSQL's manual, appendix A) in an operator's words. */
enum Trouble {

    /** Nothing can be written until somebody makes room. */
    DISK_FULL("PostgreSQL says its disk is full", true),
    /** The server has no memory left for a statement. */
    OUT_OF_MEMORY("PostgreSQL says it is out of memory", true),
    /** Another node or program has all of the server's connections. */
    NO_CONNECTION_LEFT("PostgreSQL has no connection left for this node", false),
    /** It is a standby, or somebody made it read-only. */
    READ_ONLY("PostgreSQL takes no writes: it is a standby, or was made read-only", true),
    /** It stops, starts or recovers. */
    RESTARTING("PostgreSQL is stopping or starting", false),
    /** The role or its password is no longer good. */
    REFUSED("PostgreSQL refuses this node's user or password", false),
    /** Nobody answers there. */
    UNREACHABLE("PostgreSQL cannot be reached", false),
    /** It answers with an error of another kind. */
    BROKEN("PostgreSQL answers with an error", false);

    private final String words;
    private final boolean untilItWrites;

    Trouble(String words, boolean untilItWrites) {
        this.words = words;
        this.untilItWrites = untilItWrites;
    }

    String words() {
        return words;
    }

    /** @return whether reading goes on meanwhile, so that only a write can show that it is over */
    boolean untilItWrites() {
        return untilItWrites;
    }

    /** @return what the error says about the server as a whole, or null when it is about one statement only */
    static Trouble of(SQLException error) {
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        return switch (state) {
            case "53100" -> DISK_FULL;
            case "53200" -> OUT_OF_MEMORY;
            case "53300" -> NO_CONNECTION_LEFT;
            case "25006" -> READ_ONLY;
            case "57P01", "57P02", "57P03" -> RESTARTING;
            default -> state.startsWith("08") ? UNREACHABLE : state.startsWith("28") ? REFUSED : state.startsWith("58") ? BROKEN : null;
        };
    }
}
