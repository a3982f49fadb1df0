package dev.bailiwick.guardrail;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What follows from all findings together: the strictest wins; among equals the policy with the lower id speaks.
 *
 * @param outcome  what follows
 * @param findings what the policies saw, the strictest first
 * @param book     the version of the policy book that judged
 */
public record Verdict(Outcome outcome, List<Finding> findings, String book) {

    /** What can follow. */
    public enum Outcome {
        /** Go on. */
        ALLOW,
        /** Go on once something is masked. */
        REDACT,
        /** Ask the customer. */
        ASK,
        /** Not as it is. */
        HOLD,
        /** Decline. */
        BLOCK,
        /** A human takes over. */
        HAND_OFF
    }

    private static final Comparator<Finding> STRICTEST_FIRST = Comparator.comparing(Finding::action).reversed().thenComparing(Finding::policy);

    /**
     * @param findings what the policies saw, in any order
     * @param book     the version of the policy book
     * @return what follows
     */
    public static Verdict of(List<Finding> findings, String book) {
        List<Finding> ordered = findings.stream().sorted(STRICTEST_FIRST).toList();
        Outcome outcome = ordered.isEmpty() ? Outcome.ALLOW : switch (ordered.getFirst().action()) {
            case NOTE, SAY_FIRST -> Outcome.ALLOW;
            case REDACT -> Outcome.REDACT;
            case ASK -> Outcome.ASK;
            case HOLD -> Outcome.HOLD;
            case BLOCK -> Outcome.BLOCK;
            case HAND_OFF -> Outcome.HAND_OFF;
        };
        return new Verdict(outcome, ordered, book);
    }

    /**
     * @param other what another book says of the same
     * @return whether this is stricter, or wants words said first that the other does not want
     */
    boolean forbidsMoreThan(Verdict other) {
        return outcome.compareTo(other.outcome) > 0 || outcome == other.outcome && !other.sayFirst().containsAll(sayFirst());
    }

    /** @return the finding that decided; empty when nothing was found, or only something to note */
    public Optional<Finding> deciding() {
        return findings.stream().findFirst().filter(finding -> finding.action() != Finding.Action.NOTE);
    }

    /** @return the keys of fixed words which have to stand before the reply: who answers comes first, then the order of the policies */
    public List<String> sayFirst() {
        return findings.stream().filter(finding -> finding.action() == Finding.Action.SAY_FIRST)
                .sorted(Comparator.comparing((Finding finding) -> !finding.wording().startsWith("disclosure.")).thenComparing(Finding::policy))
                .map(Finding::wording).distinct().toList();
    }
}
