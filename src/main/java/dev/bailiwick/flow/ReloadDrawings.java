package dev.bailiwick.flow;

import dev.bailiwick.kernel.CompanyFiles;
import java.util.Set;

/** Puts other drawings into force, for conversations that begin from then on. */
public interface ReloadDrawings {

    /**
     * Reads and checks, and changes nothing: no engine sees them, since deploying is already executing.
     *
     * @param files the company's files as they may be from now on
     * @return the drawings, not yet in force
     * @throws dev.bailiwick.kernel.InvalidFile naming file, line and element of every problem
     */
    Prepared prepare(CompanyFiles files);

    /** Drawings that keep to the closed language and are not yet in force. */
    interface Prepared {

        /** @return the version that {@link Procedures#version} will give */
        String version();

        /** @return the names of the procedures */
        Set<String> procedures();

        /** Deploys them, in the caller's transaction where there is one. Conversations under way keep to the drawings they began with. */
        void store();

        /** Notes that they are in force, once they are stored and committed. Cannot fail. */
        void takeUp();
    }
}
