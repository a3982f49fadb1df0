package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.GuardrailSettings;
import dev.bailiwick.guardrail.facts.Fact;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.time.SessionPseudoClock;

/** One pass over a session of its own: which rules match these facts. Nothing fires, nothing is kept. */
final class Matching {

    private Matching() {
    }

    /**
     * @param base   the compiled rules
     * @param facts  what is known
     * @param moment the session's time
     * @param limits how much may happen
     * @return the names of the rules that matched
     * @throws JudgementBroken when a limit was reached
     */
    static Set<String> rules(KieBase base, List<Fact> facts, Instant moment, GuardrailSettings limits) {
        long start = System.nanoTime();
        if (facts.size() > limits.facts()) {
            throw new JudgementBroken("there were " + facts.size() + " facts, and at most " + limits.facts() + " are looked at");
        }
        KieSessionConfiguration configuration = KieServices.get().newKieSessionConfiguration();
        configuration.setOption(ClockTypeOption.PSEUDO);
        KieSession session = base.newKieSession(configuration, null);
        try {
            ((SessionPseudoClock) session.getSessionClock()).advanceTime(moment.toEpochMilli(), java.util.concurrent.TimeUnit.MILLISECONDS);
            facts.forEach(session::insert);
            Set<String> matched = new LinkedHashSet<>();
            int[] matches = {0};
            session.fireAllRules(match -> {
                if (++matches[0] > limits.matches()) {
                    throw new JudgementBroken("more than " + limits.matches() + " matches");
                }
                inTime(start, limits);
                matched.add(match.getRule().getName());
                return false;
            });
            inTime(start, limits);
            return matched;
        } finally {
            session.dispose();
        }
    }

    private static void inTime(long start, GuardrailSettings limits) {
        if (System.nanoTime() - start > limits.deadline().toNanos()) {
            throw new JudgementBroken("it took longer than " + limits.deadline().toMillis() + " ms");
        }
    }

    /** A judgement reached a limit: nobody knows what the rest of the policies would have said. */
    static final class JudgementBroken extends RuntimeException {
        JudgementBroken(String what) {
            super(what);
        }
    }
}
