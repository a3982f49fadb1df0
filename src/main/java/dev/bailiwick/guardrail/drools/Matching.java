package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.GuardrailSettings;
import dev.bailiwick.guardrail.drools.BookedPolicy.Stage;
import dev.bailiwick.guardrail.facts.Fact;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.runtime.process.ProcessInstance;
import org.kie.api.runtime.rule.Match;
import org.kie.api.time.SessionPseudoClock;

/**
 * One pass over a session of its own: the flow of the stages runs in it; rules that infer or classify add facts, rules that decide are only
 * noted. Nothing is kept.
 */
final class Matching {

    private static final String KEY = "bailiwick.matching";
    /** Made once: to make one, Drools looks for property files all over the class path. Sessions only read it. */
    private static final KieSessionConfiguration OWN_TIME = ownTime();

    private final Predicate<String> applies;
    private final GuardrailSettings limits;
    private final long start = System.nanoTime();
    private final Set<String> matched = new LinkedHashSet<>();
    private final Set<Stage> turns = EnumSet.noneOf(Stage.class);
    private Throwable broken;
    private boolean decided;
    private int matches;

    private Matching(Predicate<String> applies, GuardrailSettings limits) {
        this.applies = applies;
        this.limits = limits;
    }

    /**
     * @param base    the compiled rules, with the flow of their stages
     * @param flow    the flow's id
     * @param facts   what is known
     * @param moment  the session's time
     * @param limits  how much may happen
     * @param applies whether the rule of a name has a say
     * @return what was seen
     * @throws JudgementBroken when a limit was reached, or the flow did not end as it should
     */
    static Seen rules(KieBase base, String flow, List<Fact> facts, Instant moment, GuardrailSettings limits, Predicate<String> applies) {
        Matching matching = new Matching(applies, limits);
        KieSession session = base.newKieSession(OWN_TIME, null);
        try {
            ((SessionPseudoClock) session.getSessionClock()).advanceTime(moment.toEpochMilli(), TimeUnit.MILLISECONDS);
            session.getEnvironment().set(KEY, matching);
            facts.forEach(session::insert);
            ProcessInstance ran = session.startProcess(flow);
            matching.whole(ran == null ? -1 : ran.getState());
            return new Seen(matching.matched, matching.turns, new Known(session.getObjects()));
        } finally {
            session.dispose();
        }
    }

    private static KieSessionConfiguration ownTime() {
        KieSessionConfiguration configuration = KieServices.get().newKieSessionConfiguration();
        configuration.setOption(ClockTypeOption.PSEUDO);
        return configuration;
    }

    static Matching of(KieSession session) {
        return (Matching) session.getEnvironment().get(KEY);
    }

    /**
     * One stage has its turn. What is thrown is kept and not given to jBPM, which would only log it and go on.
     *
     * @return whether the flow may go on
     */
    boolean turn(String stage, KieSession session) {
        try {
            boolean decides = stage.equals(Stage.DECIDE.word());
            // No limit is given to Drools, which would stop silently: the filter counts, and throws.
            session.fireAllRules(match -> inForce(match) && noted(match) && !decides);
            decided |= decides;
            turns.add(Stage.valueOf(stage.toUpperCase(Locale.ROOT)));
            return true;
        } catch (RuntimeException | Error e) {
            broken = e;
            return false;
        }
    }

    private boolean inForce(Match match) {
        if (++matches > limits.matches()) {
            throw new JudgementBroken("more than " + limits.matches() + " matches");
        }
        inTime();
        return applies.test(match.getRule().getName());
    }

    private boolean noted(Match match) {
        matched.add(match.getRule().getName());
        return true;
    }

    /** jBPM does not throw when a flow breaks: only a flow that was completed, and in which decide had its turn, counts. */
    private void whole(int state) {
        if (broken instanceof Error error) {
            throw error;
        }
        if (broken instanceof RuntimeException exception) {
            throw exception;
        }
        if (state != ProcessInstance.STATE_COMPLETED || !decided) {
            throw new JudgementBroken("the flow of the stages ended in state " + state + (decided ? "" : " and decided nothing"));
        }
        inTime();
    }

    private void inTime() {
        if (System.nanoTime() - start > limits.deadline().toNanos()) {
            throw new JudgementBroken("it took longer than " + limits.deadline().toMillis() + " ms");
        }
    }

    /**
     * What Drools saw.
     *
     * @param rules  the names of the rules that matched and had a say
     * @param turns  the stages that had their turn
     * @param known  the facts, those that were inferred too
     */
    record Seen(Set<String> rules, Set<Stage> turns, Known known) {
    }

    /** A judgement reached a limit: nobody knows what the rest of the policies would have said. */
    static final class JudgementBroken extends RuntimeException {
        JudgementBroken(String what) {
            super(what);
        }
    }
}
