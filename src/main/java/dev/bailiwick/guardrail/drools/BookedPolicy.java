package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.Policy;
import java.time.LocalDate;
import java.util.List;

/**
 * A policy as it was understood.
 *
 * @param policy       its names, dates and basis
 * @param gate         where it judges: at the draft when it looks at anything of a draft, else at the message
 * @param until        the last day on which it applies, or null
 * @param sentences    its lines, as its author wrote them
 * @param conditions   what must be the case, all of it
 * @param consequences what follows
 */
record BookedPolicy(Policy policy, Gate gate, LocalDate until, List<String> sentences, List<Condition> conditions,
        List<Consequence> consequences) {

    /** @return whether it applies on a day, whatever its status */
    boolean covers(LocalDate day) {
        return !day.isBefore(policy.since()) && (until == null || !day.isAfter(until));
    }

    /** @return whether it judges at a gate on a day */
    boolean inForce(Gate at, LocalDate day) {
        return gate == at && policy.status().equals("active") && covers(day);
    }

    List<Finding> findings() {
        return consequences.stream().map(one -> one.finding(policy)).toList();
    }

    /** @return the package that is this policy's alone: a package-level setting could silence others */
    String packageName() {
        return "bailiwick.policy." + policy.id().toLowerCase(java.util.Locale.ROOT).replace('-', '_');
    }
}
