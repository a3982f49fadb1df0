package dev.bailiwick.guardrail;

import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import java.util.List;

/** Reads, compiles and tries any set of policy files, and puts nothing into force. */
public interface CheckPolicies {

    /**
     * What came of it.
     *
     * @param version  the version that the book would have; empty when it has problems
     * @param policies how many policies it holds
     * @param examples how many examples passed
     * @param remarks  what is in order and should be looked at: what never hits, is shadowed, contradicts, overlaps or is not decided
     * @param problems everything that is wrong, one by one, each with its file, line and cure; none when the book is good
     */
    record Checked(String version, int policies, int examples, List<Remark> remarks, List<InvalidFile> problems) {

        /** @return whether the book could be put into force */
        public boolean good() {
            return problems.isEmpty();
        }
    }

    /**
     * @param files the company's files, of which those below {@code rules/drl} are looked at; takes seconds for many policies
     * @return what came of it; never throws for what stands in the files
     */
    Checked check(CompanyFiles files);
}
