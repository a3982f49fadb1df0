package dev.bailiwick.model.gateway;

import dev.bailiwick.model.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds a route that lets one prompt out now, the best first; waits for one where that is worth it. */
final class FindWay {

    /** An attempt with less time than this left would only be late. */
    static final Duration LEAST_TIME_FOR_A_TRY = Duration.ofMillis(200);
    /** What is waited before a route is asked a second time. */
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** How often it is looked whether a route lets a call out; each time something has changed, or time has passed. */
    private static final int MOST_LOOKS = 200;
    private static final Duration NEVER = Duration.ofDays(1);

    /**
     * Who is asked.
     *
     * @param gate where it goes out
     * @param pass that it may
     * @param why  why this one, in words for people
     */
    record Found(Gate gate, Gate.Pass pass, String why) {
    }

    private final NextRoute next;
    private final Supplier<Duration> left;
    private final Hands hands;
    private String whyNobody;

    /**
     * @param next  whom to ask in which order
     * @param left  what is left of the deadline
     * @param hands wait
     */
    FindWay(NextRoute next, Supplier<Duration> left, Hands hands) {
        this.next = next;
        this.whyNobody = next.whyNobody();
        this.left = left;
        this.hands = hands;
    }

    /**
     * @param asked   what is to be said
     * @param mending the route whose words are to be mended, which is the best to do so; or null
     * @return a way out; empty when there is none in time
     */
    Optional<Found> find(Prompt asked, Gate mending) {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            List<NextRoute.Choice> choices = new ArrayList<>(next.inOrder());
            if (mending != null) {
                choices.addFirst(new NextRoute.Choice(mending, "its own words", false));
            }
            if (choices.isEmpty() || looks == 0 && choices.getFirst().again() && !(hasTime(PAUSE) && hands.pause(PAUSE))) {
                return Optional.empty();
            }
            List<Gate.Shut> shut = new ArrayList<>();
            Optional<Found> found = now(asked, choices, shut);
            if (found.isPresent()) {
                return found;
            }
            whyNobody = said(choices, shut);
            Duration longest = left.get().minus(LEAST_TIME_FOR_A_TRY);
            Duration soonest = shut.stream().filter(one -> !one.full()).map(Gate.Shut::after).min(Duration::compareTo).orElse(NEVER);
            int full = shut.indexOf(shut.stream().filter(Gate.Shut::full).findFirst().orElse(null));
            if (full >= 0) {
                found = place(asked, choices.get(full), soonest.compareTo(longest) < 0 ? soonest : longest);
            } else if (soonest.compareTo(longest) > 0 || !hands.pause(soonest)) {
                return Optional.empty();
            }
            if (found.isPresent() || !hasTime(Duration.ZERO)) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * Finds a second way beside the first.
     *
     * @param asked what is to be said
     * @param first who is asked already
     * @return another way out that is open at this moment; empty when there is none
     */
    Optional<Found> beside(Prompt asked, Gate first) {
        return now(asked, next.inOrder().stream().filter(one -> one.gate() != first && !one.again()).toList(), new ArrayList<>());
    }

    /** @return who would be the second, without asking whether it is open */
    Optional<Gate> second(Gate first) {
        return next.inOrder().stream().filter(one -> one.gate() != first && !one.again()).map(NextRoute.Choice::gate).findFirst();
    }

    /** @return why there was nobody to ask, in words for people */
    String whyNobody() {
        return whyNobody;
    }

    private Optional<Found> now(Prompt asked, List<NextRoute.Choice> choices, List<Gate.Shut> shut) {
        for (NextRoute.Choice choice : choices) {
            switch (choice.gate().enter(asked, Duration.ZERO)) {
                case Gate.Pass pass -> {
                    String why = pass.probe() ? "a probe" : shut.isEmpty() ? choice.why()
                            : choices.getFirst().gate().route().name() + " " + shut.getFirst().why();
                    return Optional.of(new Found(choice.gate(), pass, why));
                }
                case Gate.Shut one -> shut.add(one);
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> place(Prompt asked, NextRoute.Choice choice, Duration longest) {
        return choice.gate().enter(asked, longest) instanceof Gate.Pass pass
                ? Optional.of(new Found(choice.gate(), pass, "after a wait for a place")) : Optional.empty();
    }

    private boolean hasTime(Duration before) {
        return left.get().compareTo(before.plus(LEAST_TIME_FOR_A_TRY)) >= 0;
    }

    private static String said(List<NextRoute.Choice> choices, List<Gate.Shut> shut) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < shut.size(); i++) {
            said.add(choices.get(i).gate().route().name() + " " + shut.get(i).why());
        }
        return String.join(", ", said);
    }
}
