package dev.bailiwick.desk;

import dev.bailiwick.kernel.CompanyFiles;
import java.util.Set;

/** Puts another roster and other teams into force. */
public interface ReloadDesk {

    /**
     * Reads and checks, and changes nothing.
     *
     * @param files the company's files as they may be from now on
     * @return the desk, not yet in force
     * @throws dev.bailiwick.kernel.InvalidFile naming line and cure
     */
    Prepared prepare(CompanyFiles files);

    /** A desk that is in order and not yet in force. */
    interface Prepared {

        /** @return whether it says something else than the desk in force */
        boolean changes();

        /** @return the ids of the teams */
        Set<String> teams();

        /** Puts it into force. Cannot fail. */
        void takeUp();
    }
}
