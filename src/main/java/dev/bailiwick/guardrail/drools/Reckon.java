package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.drools.BookedPolicy.Stage;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.JudgementFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges examples by rules that were never compiled: infers and decides as Drools would, over the few facts of an example. */
final class Reckon {

    private Reckon() {
    }

    /** @return what is known in an example, with all that the rules infer from it, in their order */
    static List<Fact> known(List<Subject> rules, Example example) {
        List<Fact> known = new ArrayList<>(example.facts());
        known.add(new JudgementFact(example.gate().word()));
        rules.stream().filter(rule -> rule.stage() != Stage.DECIDE && rule.appliesTo(example))
                .sorted(Comparator.comparing(Subject::stage).thenComparing(Subject::order)).forEach(rule -> {
                    List<Fact> follows = new ArrayList<>();
                    for (Map<String, Object> names : Condition.ways(rule.conditions(), known)) {
                        rule.inferences().forEach(inference -> follows.add(inference.made(names)));
                    }
                    follows.stream().filter(fact -> !known.contains(fact)).forEach(known::add);
                });
        return known;
    }

    /**
     * @param rules   the rules of the book
     * @param example an example
     * @param known   what is known in it
     * @return what its policy sees
     */
    static Expectation.Seen seen(List<Subject> rules, Example example, List<Fact> known) {
        List<Subject> hits = rules.stream().filter(rule -> rule.policy().equals(example.policy()) && rule.appliesTo(example)
                && (example.row() == 0 || example.row() == rule.row()) && Condition.hold(rule.conditions(), known)).toList();
        return new Expectation.Seen(!hits.isEmpty(), strictest(hits.stream().flatMap(rule -> rule.findings().stream()).toList()));
    }

    /** @return the strictest, the first among equals */
    static Optional<Finding> strictest(List<Finding> findings) {
        return findings.stream().reduce((one, other) -> other.action().compareTo(one.action()) > 0 ? other : one);
    }
}
