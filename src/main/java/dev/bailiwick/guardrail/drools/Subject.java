package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.drools.BookedPolicy.Stage;
import java.time.LocalDate;
import java.util.List;

/**
 * One rule of a policy as the analysis looks at it: what it asks and what follows.
 *
 * @param policy     the policy's id
 * @param title      its title
 * @param path       its file
 * @param row        the table's row, 0 for a policy that is no table
 * @param gate       where it judges
 * @param since      its first day
 * @param until      its last day, or null
 * @param conditions what must be the case
 * @param findings   what follows
 */
record Subject(String policy, String title, String path, int row, Gate gate, LocalDate since, LocalDate until, List<Condition> conditions,
        List<Finding> findings) {

    static List<Subject> of(CompiledBook book) {
        return book.policies().values().stream().filter(policy -> policy.policy().status().equals("active") && policy.stage() == Stage.DECIDE)
                .flatMap(policy -> policy.rules().stream().map(rule -> new Subject(policy.policy().id(), policy.policy().title(),
                        policy.policy().path(), rule.row(), policy.gate(), policy.policy().since(), policy.until(), rule.conditions(),
                        rule.consequences().stream().map(one -> one.finding(policy.policy(), rule)).toList()))).toList();
    }

    /** @return the strictest of what follows */
    Finding deciding() {
        return findings.stream().max(java.util.Comparator.comparing(Finding::action)).orElseThrow();
    }

    String name() {
        return policy + " " + title + (row == 0 ? "" : ", row " + row);
    }

    /** @return whether both apply on some day, and this one on no day on which the other does not */
    boolean within(Subject other) {
        return !since.isBefore(other.since) && (other.until == null || until != null && !until.isAfter(other.until));
    }
}
