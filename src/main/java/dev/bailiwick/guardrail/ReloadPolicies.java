package dev.bailiwick.guardrail;

import dev.bailiwick.kernel.CompanyFiles;

/** Puts other texts of the policies into force. */
public interface ReloadPolicies {

    /**
     * Reads, compiles and tries the policies beside the book in force, and changes nothing. Takes seconds for many policies.
     *
     * @param files the company's files as they may be from now on
     * @return the book, not yet in force
     * @throws dev.bailiwick.kernel.InvalidFile naming every problem
     */
    Prepared prepare(CompanyFiles files);

    /** @return the book that judges now */
    BoundBook inForce();

    /** A policy book whose examples all pass, not yet in force. */
    interface Prepared extends BoundBook {

        /** Puts it into force. Judgements under way keep the book they began with. Cannot fail. */
        void takeUp();
    }
}
