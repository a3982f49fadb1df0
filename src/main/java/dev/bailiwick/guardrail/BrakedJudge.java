package dev.bailiwick.guardrail;

import dev.bailiwick.guardrail.facts.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Judges by the book in force and by the brakes beside it: a brake holds whatever the book says, also while another book is being taken up.
 */
@Component
@Primary
public class BrakedJudge implements Judge {

    /** Under this name a brake stands among a verdict's findings. */
    public static final String BRAKE = "BRAKE";

    private final ReloadPolicies policies;
    private volatile List<Brake> pulled = List.of();
    private volatile String outOfStep;

    BrakedJudge(ReloadPolicies policies) {
        this.policies = policies;
    }

    @Override
    public Verdict judge(Gate gate, List<Fact> facts, Instant moment) {
        Verdict verdict = policies.inForce().judge(gate, facts, moment);
        List<Brake> brakes = pulled;
        String reason = outOfStep;
        if (brakes.isEmpty() && reason == null) {
            return verdict;
        }
        List<Finding> findings = new ArrayList<>(verdict.findings());
        if (reason != null) {
            findings.add(new Finding(BRAKE, "policies out of step", "what could not be judged is not said", Finding.Action.HOLD, reason, null, null,
                    null));
        }
        brakes.stream().filter(brake -> brake.holds(gate, facts)).forEach(brake -> findings.add(brake.finding()));
        return findings.size() == verdict.findings().size() ? verdict : Verdict.of(findings, verdict.book());
    }

    /** Reads anew which brakes hold. One after the other, so that an older look never covers a newer one. */
    synchronized void look(Brakes brakes) {
        pulled = List.copyOf(brakes.pulled());
    }

    void outOfStep(String reason) {
        outOfStep = reason;
    }

    void inStep() {
        outOfStep = null;
    }
}
