package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Mutations;
import dev.bailiwick.guardrail.drools.BookedPolicy.Stage;
import dev.bailiwick.guardrail.drools.Mutants.Mutant;
import dev.bailiwick.guardrail.facts.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Changes each policy in small ways and sees whether any example notices: its own, and for a policy that infers, those of the policies that build
 * on it. The rules are reckoned here as Drools reckons them. A change that makes no difference in any case is no change.
 */
final class MutateBook {

    private final List<Subject> rules;
    private final List<Example> examples;
    private final Unfold unfold;
    private final Map<Example, List<Fact>> known = new IdentityHashMap<>();
    private final List<Mutations.Unnoticed> unnoticed = new ArrayList<>();
    private int tried;

    private MutateBook(List<Subject> rules, List<Example> examples) {
        this.rules = rules;
        this.examples = examples;
        this.unfold = new Unfold(rules);
        examples.forEach(example -> known.put(example, Reckon.known(rules, example)));
    }

    static Mutations mutate(List<Subject> rules, List<Example> examples, Duration limit) {
        MutateBook book = new MutateBook(rules, examples);
        long start = System.nanoTime();
        boolean complete = true;
        for (Subject rule : rules) {
            if (System.nanoTime() - start > limit.toNanos()) {
                complete = false;
                break;
            }
            book.mutate(rule);
        }
        return new Mutations(book.tried, book.tried - book.unnoticed.size(), complete, List.copyOf(book.unnoticed));
    }

    private void mutate(Subject rule) {
        List<Example> concerned = concerned(rule);
        for (Mutant mutant : Mutants.of(rule, rules)) {
            if (isNoticed(rule, mutant.rule(), concerned)) {
                tried++;
                continue;
            }
            Difference difference = differs(rule, mutant);
            if (difference != Difference.NONE) {
                tried++;
                unnoticed.add(new Mutations.Unnoticed(rule.policy(), rule.path(), rule.name() + ": " + mutant.what(),
                        difference.world().map(Worlds.World::toString).orElse(""),
                        difference.world().map(world -> GivenFacts.of("", world)).orElse(null)));
            }
        }
    }

    /** A difference that a change makes, with a world in which it does where one could be reckoned. */
    private record Difference(Optional<Worlds.World> world) {

        private static final Difference NONE = new Difference(Optional.empty());
    }

    /** @return a case in which the change matters; {@code NONE} when there is none */
    private Difference differs(Subject rule, Mutant mutant) {
        if (mutant.differs().isEmpty()) {
            return new Difference(unfold.search(rule, rule.conditions()).world());
        }
        boolean complete = true;
        for (List<Condition> differing : mutant.differs()) {
            Worlds.Search search = unfold.search(rule, differing);
            if (search.world().isPresent()) {
                return new Difference(search.world());
            }
            complete &= search.complete();
        }
        return complete ? Difference.NONE : new Difference(Optional.empty());
    }

    private boolean isNoticed(Subject rule, Subject changed, List<Example> concerned) {
        List<Subject> others = rules.stream().map(one -> one == rule ? changed : one).toList();
        return concerned.stream().anyMatch(example -> !example.expects().met(Reckon.seen(others, example,
                rule.stage() == Stage.DECIDE ? known.get(example) : Reckon.known(others, example))));
    }

    /** @return the examples of the rule's policy, and of all policies that look at what it infers, by way of others too */
    private List<Example> concerned(Subject rule) {
        Set<String> policies = new TreeSet<>(Set.of(rule.policy()));
        Set<FactType> inferred = rule.inferences().stream().map(Inference::type).collect(Collectors.toSet());
        for (boolean more = !inferred.isEmpty(); more;) {
            more = false;
            for (Subject other : rules) {
                if (other.conditions().stream().flatMap(Condition::parts).anyMatch(part -> inferred.contains(part.type()))
                        && policies.add(other.policy())) {
                    other.inferences().forEach(inference -> inferred.add(inference.type()));
                    more = true;
                }
            }
        }
        return examples.stream().filter(example -> policies.contains(example.policy())).toList();
    }
}
