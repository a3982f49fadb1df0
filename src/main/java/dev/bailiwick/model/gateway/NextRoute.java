package dev.bailiwick.model.gateway;

import dev.bailiwick.model.AskRoute;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whom to ask next for one prompt: first the same words from another provider, then another model, and last the same route again. */
final class NextRoute {

    /** How often one route is asked for one prompt, apart from mending. */
    private static final int MOST_OF_ONE = 2;

    /**
     * Who is asked.
     *
     * @param way the way to it
     * @param why why this one, in words for people
     */
    record Choice(AskRoute way, String why) {

        /** @return whether it was asked before and needs a moment */
        boolean again() {
            return why.equals(AGAIN);
        }
    }

    private static final String AGAIN = "once more";

    private final List<AskRoute> allowed;
    private final Map<String, Integer> asked = new HashMap<>();
    private final Set<String> setAside = new HashSet<>();
    private Route last;

    NextRoute(List<AskRoute> inOrder, Prompt prompt) {
        this.allowed = inOrder.stream().filter(one -> one.route().sees().maySee(prompt.holds())).toList();
    }

    /** @return the next one; empty when nobody is left */
    Optional<Choice> choose() {
        Optional<AskRoute> best = allowed.stream().filter(one -> !setAside.contains(one.route().name()) && times(one) < MOST_OF_ONE)
                .min(Comparator.comparingInt(this::times).thenComparing(one -> last != null && !one.route().family().equals(last.family())));
        best.ifPresent(one -> asked.merge(one.route().name(), 1, Integer::sum));
        Optional<Choice> choice = best.map(one -> new Choice(one, why(one)));
        best.ifPresent(one -> last = one.route());
        return choice;
    }

    /** @param route is not asked again for this prompt */
    void setAside(Route route) {
        setAside.add(route.name());
    }

    /** @return why there was nobody to ask, in words for people */
    String whyNobody() {
        return "no route may see what this prompt holds";
    }

    private int times(AskRoute one) {
        return asked.getOrDefault(one.route().name(), 0);
    }

    private String why(AskRoute one) {
        return times(one) > 1 ? AGAIN : last == null ? allowed.getFirst() == one ? "first choice" : "next choice"
                : one.route().family().equals(last.family()) ? "next provider" : "next model";
    }
}
