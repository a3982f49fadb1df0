package dev.bailiwick.flow.lint;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** A gateway asks for outcomes that can be there, and has an answer to each. */
final class KnownOutcomes extends Rule {

    KnownOutcomes() {
        super("known-outcomes", "A gateway with several flows asks only for outcomes that the element before it can leave: those of the step in "
                + "the catalogue, those with which called procedures end, or, after the start and after a message, "
                + String.join(", ", Journeys.BEGINNINGS)
                + ". It has a flow for each of them, or a default flow for the others, which are at least one. After a timer there is no outcome "
                + "to ask for.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        drawing.scope().walk(scope -> scope.nodes(Node.Kind.DECISION).stream()
                .filter(gateway -> gateway.out().size() > 1 || gateway.out().getFirst().word() != null)
                .forEach(gateway -> check(drawing, gateway, company, found)));
    }

    private void check(Drawing drawing, Node gateway, Company company, Problems found) {
        Set<State> arrivals = company.journeys().arrivals(gateway);
        Set<String> words = new TreeSet<>(arrivals.stream().map(State::word).toList());
        List<String> asked = gateway.out().stream().map(Flow::word).filter(Objects::nonNull).toList();
        for (Flow flow : gateway.out()) {
            if (flow.word() == null && !flow.fallback()) {
                found.add(problem(drawing, flow.element(), "this flow has no condition and is not the default, so the engine would always take it; "
                        + "give it a condition or make it the default"));
            } else if (flow.word() != null && !words.contains(flow.word()) && !words.isEmpty()) {
                found.add(problem(drawing, flow.element(), "no element before this gateway leaves the outcome '" + flow.word()
                        + "'; possible here are "
                        + named(words)));
            }
        }
        if (words.contains(State.NO_WORD)) {
            State without = arrivals.stream().filter(state -> state.word().isEmpty()).findFirst().orElseThrow();
            found.add(problem(drawing, gateway.element(), "there is no outcome to ask for on the way " + company.journeys().way(gateway, without)
                    + "; lead that way elsewhere, or put a step before the gateway"));
        }
        words.remove(State.NO_WORD);
        words.removeAll(asked);
        if (words.isEmpty() && !arrivals.isEmpty() && gateway.out().size() > 1) {
            gateway.out().stream().filter(Flow::fallback).findFirst().ifPresent(flow -> found.add(problem(drawing, flow.element(),
                    "the other flows ask for every outcome that can be here, so this default flow is never taken; remove it or one of the "
                    + "conditions")));
        }
        if (!words.isEmpty() && gateway.out().stream().noneMatch(Flow::fallback)) {
            found.add(problem(drawing, gateway.element(), "the gateway has no flow for " + named(words) + "; draw one for each, or a default flow"));
        }
    }

    private static String named(Set<String> words) {
        return String.join(", ", words.stream().map(word -> word.isEmpty() ? "none at all" : "'" + word + "'").toList());
    }
}
