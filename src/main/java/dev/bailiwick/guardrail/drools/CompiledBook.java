package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.GuardrailSettings;
import dev.bailiwick.guardrail.drools.Matching.JudgementBroken;
import dev.bailiwick.guardrail.facts.CompanyTimeFact;
import dev.bailiwick.guardrail.facts.ConversationFact;
import dev.bailiwick.guardrail.facts.CustomerFact;
import dev.bailiwick.guardrail.facts.DeskFact;
import dev.bailiwick.guardrail.facts.DraftFact;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.MessageFact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kie.api.KieBase;

/**
 * A policy book that Drools has compiled. Immutable; judges for any number of threads at once.
 *
 * @param version   the hash over its texts
 * @param policies  its policies by id, in their order
 * @param sentences the words they are written in
 * @param examples  what they were tried on
 * @param base      the compiled rules
 */
record CompiledBook(String version, Map<String, BookedPolicy> policies, Sentences sentences, List<Example> examples, KieBase base) {

    private static final List<Class<? extends Fact>> ALWAYS = List.of(MessageFact.class, CustomerFact.class, ConversationFact.class,
            CompanyTimeFact.class, DeskFact.class);

    /**
     * @return what the policies in force at the moment found, in no order
     * @throws JudgementBroken when a limit was reached, or a fact was missing that a policy might have asked for
     */
    List<Finding> findings(Gate gate, List<Fact> facts, Instant moment, GuardrailSettings limits) {
        complete(gate, facts);
        LocalDate day = facts.stream().filter(CompanyTimeFact.class::isInstance).map(fact -> LocalDate.parse(((CompanyTimeFact) fact).date()))
                .findFirst().orElseThrow();
        if (Math.abs(day.toEpochDay() - moment.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay()) > 1) {
            throw new JudgementBroken("the company's day " + day + " does not fit the moment " + moment);
        }
        List<Finding> found = new ArrayList<>();
        for (String id : Matching.rules(base, facts, moment, limits)) {
            BookedPolicy policy = policies.get(id);
            if (policy.inForce(gate, day)) {
                found.addAll(policy.findings());
            }
        }
        return found;
    }

    /** A policy that asks for a fact which nobody gave would silently see nothing. */
    private static void complete(Gate gate, List<Fact> facts) {
        for (Class<? extends Fact> type : ALWAYS) {
            once(type, facts);
        }
        if (gate == Gate.DRAFT) {
            once(DraftFact.class, facts);
        }
    }

    private static void once(Class<? extends Fact> type, List<Fact> facts) {
        long given = facts.stream().filter(type::isInstance).count();
        if (given != 1) {
            throw new JudgementBroken("there must be one " + type.getSimpleName() + ", and " + (given == 0 ? "none" : given) + " were given");
        }
    }

    /** @return what went otherwise than the examples say; trying them also warms the rules up */
    List<Problem> tried(GuardrailSettings limits) {
        List<Problem> problems = new ArrayList<>();
        for (Example example : examples) {
            try {
                if (hits(example, limits) != example.hit()) {
                    problems.add(new Problem(example.path(), example.line(), "the example '" + example.name() + "' expects "
                            + (example.hit() ? "a hit, but the policy sees nothing" : "a miss, but the policy hits")
                            + "; correct the policy or the example"));
                }
            } catch (RuntimeException | StackOverflowError e) {
                problems.add(new Problem(example.path(), example.line(), "the example '" + example.name() + "' cannot be judged: " + e));
            }
        }
        return problems;
    }

    /** @return whether the example's policy sees something, whatever its status */
    boolean hits(Example example, GuardrailSettings limits) {
        Set<String> matched = Matching.rules(base, example.facts(), example.day().atTime(12, 0).toInstant(ZoneOffset.UTC), limits);
        return matched.contains(example.policy()) && policies.get(example.policy()).covers(example.day());
    }
}
