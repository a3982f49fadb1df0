package dev.bailiwick.model.gateway;

import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whom to ask next for one prompt: first the same words from another provider, then another model, and last the same route again; who is slower than
 * usual comes behind.
 */
final class NextRoute {

    /** How often one route is asked for one prompt, apart from mending. */
    private static final int MOST_OF_ONE = 2;
    /** To tell which route is cheaper: an answer to a question and its passages is a tenth as long as they. */
    private static final long PART_READ = 1_000_000;
    private static final long PART_WRITTEN = 100_000;

    /**
     * Who may be asked.
     *
     * @param gate  stands before it
     * @param why   why this one, in words for people
     * @param again whether it was asked before and needs a moment
     */
    record Choice(Gate gate, String why, boolean again) {
    }

    private final List<Gate> allowed;
    private final Budget.Stance stance;
    private final String whyNobody;
    private final Prompt prompt;
    private final Map<String, Integer> asked = new HashMap<>();
    private final Set<String> setAside = new HashSet<>();
    private Route last;

    NextRoute(List<Gate> inOrder, Prompt prompt, Budget.Stance stance) {
        List<Gate> seeing = inOrder.stream().filter(one -> one.route().sees().maySee(prompt.holds())).toList();
        this.allowed = switch (stance) {
            case USUAL -> seeing;
            case CHEAPER -> seeing.stream().sorted(Comparator.comparing(one -> one.route().price().of(PART_READ, PART_WRITTEN))).toList();
            case SPENT -> seeing.stream().filter(one -> one.route().price().of(PART_READ, PART_WRITTEN).signum() == 0).toList();
        };
        this.stance = stance;
        this.whyNobody = seeing.isEmpty() ? "no route may see what this prompt holds" : "the budget is spent, and no route costs nothing";
        this.prompt = prompt;
    }

    /** @return who may still be asked, the best one first */
    List<Choice> inOrder() {
        List<Gate> behind = allowed.stream().filter(one -> one.isBehind(prompt)).toList();
        return allowed.stream().filter(one -> !setAside.contains(one.route().name()) && times(one) < MOST_OF_ONE)
                .sorted(Comparator.comparingInt(this::times).thenComparing(behind::contains)
                        .thenComparing(one -> last != null && !one.route().family().equals(last.family())))
                .map(one -> new Choice(one, why(one, behind), times(one) > 0)).toList();
    }

    /** @return why there is nobody to ask, before anybody was */
    String whyNobody() {
        return whyNobody;
    }

    /** @param route was asked */
    void asked(Route route) {
        asked.merge(route.name(), 1, Integer::sum);
        last = route;
    }

    /** @param route had no chance to answer */
    void takeBack(Route route) {
        asked.merge(route.name(), -1, Integer::sum);
    }

    /** @param route is not asked again for this prompt */
    void setAside(Route route) {
        setAside.add(route.name());
    }

    private int times(Gate one) {
        return asked.getOrDefault(one.route().name(), 0);
    }

    private String why(Gate one, List<Gate> behind) {
        if (times(one) > 0) {
            return "once more";
        }
        if (last == null) {
            return allowed.getFirst() == one ? stance == Budget.Stance.USUAL ? "first choice" : "the budget is nearly or wholly spent"
                    : behind.contains(allowed.getFirst()) ? allowed.getFirst().route().name() + " is slower than usual" : "next choice";
        }
        return one.route().family().equals(last.family()) ? "next provider" : "next model";
    }
}
