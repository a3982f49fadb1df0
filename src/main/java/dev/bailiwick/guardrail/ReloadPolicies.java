package dev.bailiwick.guardrail;

import dev.bailiwick.kernel.CompanyFiles;

/** Puts other texts of the policies into force. */
public interface ReloadPolicies {

    /**
     * Reads, compiles and tries the policies beside the book in force, and only then takes them up. Judgements under way keep the book they
     * began with.
     *
     * @param files the company's files as they are to be from now on
     * @return the version now in force
     * @throws dev.bailiwick.kernel.InvalidFile naming every problem; the old book stays in force
     */
    String reload(CompanyFiles files);
}
