package dev.bailiwick.guardrail;

import dev.bailiwick.guardrail.facts.Fact;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Judges by the book in force and by the brakes beside it: a brake holds whatever the book says, also while another book is being taken up. The books
 * before are remembered for a while, for the turns that began under them. How long judgements take is measured here, where the house asks for them:
 * those of a trial are not among them.
 */
@Component
@Primary
public class BrakedJudge implements Judge {

    /** Under this name a brake stands among a verdict's findings. */
    public static final String BRAKE = "BRAKE";

    /** The book in force and the two before it: who changes books more often than turns end is judged by the one in force alone. */
    private static final int REMEMBERED = 3;
    /** Nodes look for brakes every second. */
    private static final Duration UNTIL_ALL_HEARD = Duration.ofSeconds(2);

    private final ReloadPolicies policies;
    private final Timer timer;
    private volatile Map<String, BoundBook> remembered = Map.of();
    private volatile String latest = "";
    private volatile List<Brake> pulled = List.of();
    private volatile String outOfStep;

    BrakedJudge(ReloadPolicies policies, MeterRegistry meters) {
        this.policies = policies;
        this.timer = Timer.builder("bailiwick.judgement").description("time of a judgement by all policies in force")
                .publishPercentiles(0.5, 0.99).distributionStatisticExpiry(Duration.ofMinutes(10)).register(meters);
    }

    @Override
    public Verdict judge(Gate gate, List<Fact> facts, Instant moment) {
        return judge(gate, facts, moment, null);
    }

    @Override
    public Verdict judge(Gate gate, List<Fact> facts, Instant moment, String begun) {
        return timer.record(() -> judged(gate, facts, moment, begun));
    }

    private Verdict judged(Gate gate, List<Fact> facts, Instant moment, String begun) {
        BoundBook now = policies.inForce();
        remember(now);
        Verdict verdict = now.judge(gate, facts, moment);
        BoundBook before = begun == null || begun.equals(now.version()) ? null : remembered.get(begun);
        if (before != null) {
            Verdict kept = before.judge(gate, facts, moment);
            verdict = verdict.forbidsMoreThan(kept) ? verdict : kept;
        }
        return braked(verdict, gate, facts);
    }

    @Override
    public boolean changedSince(String begun) {
        return !policies.inForce().version().equals(begun);
    }

    private void remember(BoundBook now) {
        if (!now.version().equals(latest)) {
            synchronized (this) {
                Map<String, BoundBook> more = new LinkedHashMap<>(remembered);
                more.remove(now.version());
                more.put(now.version(), now);
                if (more.size() > REMEMBERED) {
                    more.remove(more.keySet().iterator().next());
                }
                remembered = Collections.unmodifiableMap(more);
                latest = now.version();
            }
        }
    }

    /**
     * @param cleared when words were cleared
     * @return a brake that holds and was pulled since, or so shortly before that whoever judged them may not have heard of it yet
     */
    public Optional<Brake> pulledSince(Instant cleared) {
        return pulled.stream().filter(brake -> cleared.isBefore(brake.pulled().plus(UNTIL_ALL_HEARD))).findFirst();
    }

    private Verdict braked(Verdict verdict, Gate gate, List<Fact> facts) {
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

    /**
     * Reads anew which brakes hold. One after the other, so that an older look never covers a newer one.
     *
     * @param brakes where they are kept
     */
    public synchronized void look(Brakes brakes) {
        pulled = List.copyOf(brakes.pulled());
    }

    void outOfStep(String reason) {
        outOfStep = reason;
    }

    void inStep() {
        outOfStep = null;
    }
}
