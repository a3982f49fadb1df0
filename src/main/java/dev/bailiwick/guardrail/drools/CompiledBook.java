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
import dev.bailiwick.guardrail.facts.HandoffFact;
import dev.bailiwick.guardrail.facts.Inferred;
import dev.bailiwick.guardrail.facts.JudgementFact;
import dev.bailiwick.guardrail.facts.MessageFact;
import dev.bailiwick.guardrail.facts.OutreachFact;
import dev.bailiwick.guardrail.facts.RequestedWordFact;
import dev.bailiwick.guardrail.facts.ToolRequestFact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.kie.api.KieBase;

/**
 * A policy book that Drools has compiled. Immutable; judges for any number of threads at once.
 *
 * @param version   the hash over its texts
 * @param policies  its policies by id, in their order
 * @param sentences the words they are written in
 * @param examples  what they were tried on
 * @param stages    the order of their stages
 * @param base      the compiled rules
 */
record CompiledBook(String version, Map<String, BookedPolicy> policies, Sentences sentences, List<Example> examples,
        Stages stages, KieBase base) {

    private static final List<Class<? extends Fact>> ALWAYS = List.of(MessageFact.class, CustomerFact.class, ConversationFact.class,
            CompanyTimeFact.class, DeskFact.class);
    private static final List<Class<? extends Fact>> OF_OUTREACH = List.of(CustomerFact.class, CompanyTimeFact.class);

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
        for (String name : seen(withGate(facts, gate, limits), moment, limits, policy -> policy.inForce(gate, day))) {
            BookedRule rule = ruleOf(name);
            rule.consequences().forEach(one -> found.add(one.finding(policyOf(name).policy(), rule)));
        }
        return found.stream().distinct().toList();
    }

    /**
     * Drools shares what rules have in common, and where that goes wrong a rule is silent without a word. So every rule that has a say is reckoned
     * once more, by itself.
     */
    private Set<String> seen(List<Fact> facts, Instant moment, GuardrailSettings limits, Predicate<BookedPolicy> applies) {
        Matching.Seen seen = Matching.rules(base, stages.id(), facts, moment, limits, rule -> applies.test(policyOf(rule)));
        for (BookedPolicy policy : policies.values()) {
            if (seen.turns().contains(policy.stage()) && applies.test(policy)) {
                for (BookedRule rule : policy.rules()) {
                    if (seen.known().holds(rule.conditions()) != seen.rules().contains(rule.name())) {
                        throw new JudgementBroken("Drools and the reckoning of each rule by itself do not agree on " + rule.name());
                    }
                }
            }
        }
        return seen.rules();
    }

    private static List<Fact> withGate(List<Fact> facts, Gate gate, GuardrailSettings limits) {
        if (facts.size() > limits.facts()) {
            throw new JudgementBroken("there were " + facts.size() + " facts, and at most " + limits.facts() + " are looked at");
        }
        List<Fact> all = new ArrayList<>(facts);
        all.add(new JudgementFact(gate.word()));
        return all;
    }

    /** A compiled rule is called by its policy's id, and by its row where the policy is a table. */
    private BookedPolicy policyOf(String name) {
        int slash = name.indexOf('/');
        return policies.get(slash < 0 ? name : name.substring(0, slash));
    }

    private BookedRule ruleOf(String name) {
        return policyOf(name).rules().stream().filter(rule -> rule.name().equals(name)).findFirst().orElseThrow();
    }

    /** A policy that asks for a fact which nobody gave would silently see nothing; a fact that is there twice would answer for another. */
    private static void complete(Gate gate, List<Fact> facts) {
        for (Class<? extends Fact> type : gate == Gate.OUTREACH ? OF_OUTREACH : ALWAYS) {
            once(type, facts);
        }
        switch (gate) {
            case MESSAGE -> { }
            case DRAFT -> once(DraftFact.class, facts);
            case TOOL -> once(ToolRequestFact.class, facts);
            case HANDOFF -> once(HandoffFact.class, facts);
            case OUTREACH -> once(OutreachFact.class, facts);
        }
        Set<Object> seen = new HashSet<>();
        for (Fact fact : facts) {
            FactType type = FactType.of(fact);
            if (type.single() && !seen.add(fact.getClass())) {
                throw new JudgementBroken("there is more than one " + type.name());
            }
            List<String> key = type.key().stream().map(property -> property + " " + type.value(fact, property)).toList();
            if (!key.isEmpty() && !seen.add(List.of(type.name(), key))) {
                throw new JudgementBroken("there is more than one " + type.name() + " with " + String.join(", ", key));
            }
            if (fact instanceof RequestedWordFact(String name, String word) && word.isEmpty()) {
                // What is about nothing is about the customer: an empty word would be answered by what was found out about somebody else.
                throw new JudgementBroken("the request's '" + name + "' says nothing; what a request does not say is no fact");
            }
            if (fact instanceof Inferred || fact instanceof JudgementFact) {
                throw new JudgementBroken("a " + fact.getClass().getSimpleName() + " was given, which only judging itself may say");
            }
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
                Expectation.Seen seen = seen(example, limits);
                if (!example.expects().met(seen)) {
                    problems.add(new Problem(example.path(), example.line(), "the example '" + example.name() + "' expects " + example.expects().words()
                            + ", but the policy " + (example.expects().hit() ? seen.words() : "hits") + "; correct the policy or the example"));
                }
            } catch (RuntimeException | StackOverflowError e) {
                problems.add(new Problem(example.path(), example.line(), "the example '" + example.name() + "' cannot be judged: " + e));
            }
        }
        return problems;
    }

    /** @return what the example's policy sees, in the row that the example names if it names one, whatever the policy's status */
    Expectation.Seen seen(Example example, GuardrailSettings limits) {
        BookedPolicy tried = policies.get(example.policy());
        LocalDate day = example.day();
        Set<String> matched = seen(withGate(example.facts(), example.gate(), limits), day.atTime(12, 0).toInstant(ZoneOffset.UTC), limits,
                policy -> policy == tried ? tried.covers(day) && tried.at(example.gate()) : policy.inForce(example.gate(), day));
        List<BookedRule> hits = tried.rules().stream().filter(rule -> matched.contains(rule.name()))
                .filter(rule -> example.row() == 0 || rule.row() == example.row()).toList();
        return new Expectation.Seen(!hits.isEmpty(), Reckon.strictest(hits.stream().flatMap(rule -> rule.consequences().stream()
                .map(one -> one.finding(tried.policy(), rule))).toList()));
    }
}
