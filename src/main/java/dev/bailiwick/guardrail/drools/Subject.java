package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.drools.BookedPolicy.Form;
import dev.bailiwick.guardrail.drools.BookedPolicy.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One rule of a policy as the analysis looks at it: what it asks and what follows.
 *
 * @param policy     the policy's id
 * @param title      its title
 * @param path       its file
 * @param row        the table's row, 0 for a policy that is no table
 * @param gate       where it judges, or null for one that infers or classifies at every gate
 * @param since      its first day
 * @param until      its last day, or null
 * @param stage      when it has its turn
 * @param order      among rules that infer, those of lower order come first
 * @param conditions what must be the case
 * @param sentences  each of these as its author wrote it; empty where they are not written one by one
 * @param findings   what is found, when it decides
 * @param inferences what is then known, when it infers or classifies
 */
record Subject(String policy, String title, String path, int row, Gate gate, LocalDate since, LocalDate until, Stage stage, int order,
        List<Condition> conditions, List<String> sentences, List<Finding> findings, List<Inference> inferences) {

    /** @return every rule of the active policies */
    static List<Subject> of(CompiledBook book) {
        return book.policies().values().stream().filter(policy -> policy.policy().status().equals("active"))
                .flatMap(policy -> policy.rules().stream().map(rule -> new Subject(policy.policy().id(), policy.policy().title(),
                        policy.policy().path(), rule.row(), policy.only().orElse(policy.stage() == Stage.DECIDE ? policy.gate() : null),
                        policy.policy().since(), policy.until(), policy.stage(), rule.order(), rule.conditions(), sentences(policy, rule),
                        rule.consequences().stream().map(one -> one.finding(policy.policy(), rule)).toList(), rule.inferences()))).toList();
    }

    private static List<String> sentences(BookedPolicy policy, BookedRule rule) {
        return policy.form() != Form.INFERENCE && rule.whens().size() == rule.conditions().size() ? rule.whens() : List.of();
    }

    /** @return a condition by its place, in its author's words where there are any */
    String said(int at) {
        return sentences.isEmpty() ? Said.of(conditions.get(at)) : sentences.get(at);
    }

    /** @return the strictest of what follows */
    Finding deciding() {
        return Reckon.strictest(findings).orElseThrow();
    }

    String name() {
        return policy + " " + title + (row == 0 ? "" : ", row " + row);
    }

    /** @return whether both apply on some day, and this one on no day on which the other does not */
    boolean within(Subject other) {
        return !since.isBefore(other.since) && (other.until == null || until != null && !until.isAfter(other.until));
    }

    /** @return whether it has a say where and when an example plays */
    boolean appliesTo(Example example) {
        return (gate == null || gate == example.gate()) && !example.day().isBefore(since) && (until == null || !example.day().isAfter(until));
    }

    /** @return the same asking something else */
    Subject asking(List<Condition> others) {
        return new Subject(policy, title, path, row, gate, since, until, stage, order, others, List.of(), findings, inferences);
    }

    /** @return the same, finding something else in the place of the strictest */
    Subject finding(Finding other) {
        List<Finding> changed = new ArrayList<>(findings);
        changed.set(findings.indexOf(deciding()), other);
        return new Subject(policy, title, path, row, gate, since, until, stage, order, conditions, sentences, changed, inferences);
    }

    /** @return the same inferring something else */
    Subject inferring(List<Inference> others) {
        return new Subject(policy, title, path, row, gate, since, until, stage, order, conditions, sentences, findings, others);
    }
}
