package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.drools.BookedPolicy.Stage;
import dev.bailiwick.guardrail.drools.Condition.Comparison;
import dev.bailiwick.guardrail.drools.Condition.Literal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Proves that inferring ends, and puts it in order. A kind of fact never follows from itself, not even by way of others, so every rule
 * infers after all rules that it builds on, and each at most once for every fact that was given. Also sees that what policies look
 * at is inferred by somebody,
 * and before it is looked at.
 */
final class Inferring {

    private static final String MARK = "MarkFact";

    private final Collection<BookedPolicy> policies;
    private final List<Problem> problems;
    private final Map<String, Integer> orders = new HashMap<>();

    private Inferring(Collection<BookedPolicy> policies, List<Problem> problems) {
        this.policies = policies;
        this.problems = problems;
    }

    /** @return the policies with their rules in order; as they were when problems were noted */
    static Map<String, BookedPolicy> inOrder(Map<String, BookedPolicy> policies, Stages stages, List<Problem> problems) {
        Inferring inferring = new Inferring(policies.values(), problems);
        int before = problems.size();
        inferring.marks();
        inferring.inferredBySomebody();
        inferring.inferredBefore(stages);
        Map<String, BookedPolicy> ordered = new TreeMap<>();
        policies.forEach((id, policy) -> ordered.put(id, new BookedPolicy(policy.policy(), policy.form(), policy.stage(), policy.only(),
                policy.until(),
                policy.rules().stream().map(rule -> rule.inOrder(policy.stage() == Stage.INFER ? inferring.order(policy, rule) : 0)).toList())));
        return problems.size() > before ? policies : ordered;
    }

    private void marks() {
        policies.forEach(policy -> policy.rules().forEach(rule -> {
            boolean looks = looksAt(rule).containsKey(MARK);
            if (policy.stage() != Stage.DECIDE && looks) {
                problem(policy, rule, policy.stage() == Stage.INFER ? "looks at marks, which officers make later; infer from what is given"
                        : "names a situation by another name of a situation; ask for the same as the other policy does");
            }
            rule.inferences().stream().filter(inference -> inference.type().name().equals(MARK) && policy.stage() == Stage.INFER).forEach(inference ->
                    problem(policy, rule, "makes a MarkFact, which is what policies in sentences and tables do; infer another fact"));
        }));
    }

    private static Map<String, List<Condition>> looksAt(BookedRule rule) {
        Map<String, List<Condition>> found = new LinkedHashMap<>();
        rule.conditions().stream().filter(condition -> condition.type().inferred())
                .forEach(condition -> found.computeIfAbsent(condition.type().name(), name -> new ArrayList<>()).add(condition));
        return found;
    }

    /** @return 0 for a rule that builds on given facts only, else one more than the highest of what it builds on */
    private int order(BookedPolicy policy, BookedRule rule) {
        Set<String> above = new TreeSet<>();
        rule.inferences().forEach(inference -> above.add(inference.type().name()));
        return looksAt(rule).keySet().stream().mapToInt(name -> orderOf(name, above, policy, rule) + 1).max().orElse(0);
    }

    private int orderOf(String name, Set<String> above, BookedPolicy from, BookedRule at) {
        if (above.contains(name)) {
            problem(from, at, name + " would follow from itself, and so on without end; build on given facts or on another kind");
            return 0;
        }
        if (orders.containsKey(name)) {
            return orders.get(name);
        }
        Set<String> more = new TreeSet<>(above);
        more.add(name);
        int highest = 0;
        for (BookedPolicy policy : policies) {
            for (BookedRule rule : policy.rules()) {
                if (policy.stage() == Stage.INFER && rule.inferences().stream().anyMatch(inference -> inference.type().name().equals(name))) {
                    for (String below : looksAt(rule).keySet()) {
                        highest = Math.max(highest, orderOf(below, more, policy, rule) + 1);
                    }
                }
            }
        }
        orders.put(name, highest);
        return highest;
    }

    private void inferredBySomebody() {
        Map<String, Set<String>> made = new HashMap<>();
        Set<String> free = new TreeSet<>();
        policies.forEach(policy -> policy.rules().forEach(rule -> rule.inferences().forEach(inference -> {
            if (inference.values().getFirst() instanceof Literal(String value)) {
                made.computeIfAbsent(inference.type().name(), name -> new TreeSet<>()).add(value);
            } else {
                free.add(inference.type().name());
            }
        })));
        policies.forEach(policy -> policy.rules().forEach(rule -> looksAt(rule).forEach((name, conditions) -> {
            Set<String> known = made.getOrDefault(name, Set.of());
            if (known.isEmpty() && !free.contains(name)) {
                problem(policy, rule, "looks at " + name + ", which no policy infers");
                return;
            }
            List<BookedPolicy> by = policies.stream().filter(other -> other.rules().stream().flatMap(one -> one.inferences().stream())
                    .anyMatch(inference -> inference.type().name().equals(name))).toList();
            if (policy.only().isPresent() && by.stream().noneMatch(other -> other.at(policy.gate()))) {
                problem(policy, rule, "judges at the " + policy.gate().word() + " gate, where nothing infers " + name + "; say with @gate(\""
                        + by.getFirst().gate().word() + "\") that it judges there");
                return;
            }
            String first = conditions.getFirst().type().properties().keySet().iterator().next();
            conditions.stream().flatMap(Condition::comparisons).filter(one -> one.property().equals(first)).map(Comparison::operand)
                    .filter(Literal.class::isInstance).map(operand -> ((Literal) operand).value())
                    .filter(value -> !known.contains(value) && !free.contains(name)).findFirst().ifPresent(value -> problem(policy, rule,
                            "looks for '" + value + "', which no policy infers; there are " + String.join(", ", known)));
        })));
    }

    /** A stage that the drawing leaves out, or puts later, would silently infer nothing for who decides. */
    private void inferredBefore(Stages stages) {
        policies.forEach(policy -> policy.rules().forEach(rule -> looksAt(rule).keySet().stream().filter(name -> policy.stage() == Stage.DECIDE)
                .map(name -> name.equals(MARK) ? Stage.CLASSIFY : Stage.INFER)
                .filter(needed -> policy.only().stream().flatMap(gate -> stages.orders(gate).stream()).anyMatch(order -> !order.contains(needed)))
                .findFirst().ifPresent(needed -> problem(policy, rule, "needs the stage '" + needed.word() + "', which " + PolicyFiles.DRAWING
                        + " does not pass on every way at the " + policy.gate().word() + " gate"))));
    }

    private void problem(BookedPolicy policy, BookedRule rule, String what) {
        Problem problem = new Problem(policy.policy().path(), rule.line(), what);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
