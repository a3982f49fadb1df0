package dev.bailiwick.model.gateway;

import dev.bailiwick.model.Answer;
import dev.bailiwick.model.AskRoute;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import dev.bailiwick.model.Routes;
import dev.bailiwick.model.ScriptedRoute;
import dev.bailiwick.model.Spending;
import dev.bailiwick.model.SpendingInMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A route in simulated time: it takes as long, and brings what, its manner says at the moment. */
final class SimulatedRoute implements AskRoute {

    /**
     * How it behaves at a moment.
     *
     * @param takes      how long an answer takes
     * @param fault      what comes instead of one, or null
     * @param retryAfter what it says about it, or null
     */
    record Manner(Duration takes, Fault fault, Duration retryAfter) {

        static Manner answering(Duration takes) {
            return new Manner(takes, null, null);
        }

        static Manner failing(Fault fault) {
            return new Manner(Duration.ofMillis(30), fault, null);
        }
    }

    final List<Duration> within = new ArrayList<>();
    private final SimulatedHands hands;
    private final Supplier<Manner> manner;
    private Route route;
    int atWork;
    int mostAtWork;

    SimulatedRoute(SimulatedHands hands, String name, Supplier<Manner> manner) {
        this.hands = hands;
        this.manner = manner;
        this.route = new ScriptedRoute("yes").named(name, name).route();
    }

    SimulatedRoute bearing(int requestsPerMinute, int atOnce) {
        route = new Route(route.name(), route.provider(), route.model(), route.family(), route.server(), route.region(), route.sees(), route.price(),
                new Route.Limits(requestsPerMinute, 0, atOnce, 100), route.times(), false);
        return this;
    }

    SimulatedRoute in(String region) {
        route = new Route(route.name(), route.provider(), route.model(), route.family(), route.server(), region, route.sees(), route.price(),
                route.limits(), route.times(), false);
        return this;
    }

    SimulatedRoute costing(Route.Price price) {
        route = new Route(route.name(), route.provider(), route.model(), route.family(), route.server(), route.region(), route.sees(), price,
                route.limits(), route.times(), false);
        return this;
    }

    @Override
    public Route route() {
        return route;
    }

    @Override
    public Answer ask(Prompt prompt, Duration longest) {
        within.add(longest);
        long began = hands.nanos();
        Manner now = manner.get();
        mostAtWork = Math.max(mostAtWork, ++atWork);
        hands.pause(now.takes().compareTo(longest) < 0 ? now.takes() : longest);
        atWork--;
        long millis = Duration.ofNanos(hands.nanos() - began).toMillis();
        if (hands.givenUp()) {
            return failed(Fault.GIVEN_UP, null, millis);
        }
        if (now.takes().compareTo(longest) > 0) {
            return failed(Fault.TOO_LATE, null, millis);
        }
        return now.fault() != null ? failed(now.fault(), now.retryAfter(), millis)
                : new Answer.Whole("yes", "stop", 300, 100, millis, millis, Answer.Room.UNTOLD);
    }

    private static Answer failed(Fault fault, Duration retryAfter, long millis) {
        return new Answer.Failed(fault, "simulated", Optional.ofNullable(retryAfter), millis, Answer.Room.UNTOLD);
    }

    /** @return a gateway to routes in simulated time, in which every answer is good */
    static Gateway gateway(SimulatedHands hands, GatewaySettings settings, AskRoute... routes) {
        return gateway(hands, settings, new SpendingInMemory(), routes);
    }

    /** @return the same, with what was spent before */
    static Gateway gateway(SimulatedHands hands, GatewaySettings settings, Spending spending, AskRoute... routes) {
        return new Gateway(new Routes(List.of(routes)), settings, Buckets.ofThisNode(hands), spending, List.of(), hands.clock(), hands);
    }

    static Prompt prompt(Duration deadline) {
        return new Prompt("draft", "1", List.of(new Prompt.Part(Prompt.Role.USER, "Is it open?")), null, deadline);
    }
}
