package dev.bailiwick.guardrail;

/** Puts the policies that stand in the company's files now into force. */
public interface ReloadPolicies {

    /**
     * Reads, compiles and tries the policies beside the book in force, and only then takes them up. Judgements under way keep the book they
     * began with.
     *
     * @return the version now in force
     * @throws dev.bailiwick.kernel.InvalidFile naming every problem; the old book stays in force
     */
    String reload();
}
