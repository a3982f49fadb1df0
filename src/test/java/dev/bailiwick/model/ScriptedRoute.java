package dev.bailiwick.model;

import dev.bailiwick.model.gateway.Buckets;
import dev.bailiwick.model.gateway.Gateway;
import dev.bailiwick.model.gateway.GatewaySettings;
import dev.bailiwick.model.gateway.Hands;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A route that brings back what a test tells it, the last of it again and again, and remembers what it was asked. */
public final class ScriptedRoute implements AskRoute {

    /** What it was asked, in order. */
    public final List<Prompt> asked = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private Route route = new Route("m-1", Route.Provider.OPENAI, "m-1", "m-1", "a test", "", Route.DataClass.PERSONAL, Route.Price.NOTHING,
            new Route.Limits(0, 0, 32, 100), new Route.Times(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(60)), false);

    /** @param answers words that come whole, or answers */
    public ScriptedRoute(Object... answers) {
        for (Object answer : answers) {
            this.answers.add(answer instanceof Answer known ? known : whole((String) answer));
        }
    }

    /**
     * @param fault      why nothing whole comes
     * @param detail     what is said of it
     * @param retryAfter when it may be asked again, or null
     * @return that answer
     */
    public static Answer failed(Fault fault, String detail, Duration retryAfter) {
        return new Answer.Failed(fault, detail, Optional.ofNullable(retryAfter), 1, Answer.Room.UNTOLD);
    }

    /**
     * @param text the words
     * @return a whole answer of three tokens read and two written
     */
    public static Answer whole(String text) {
        return new Answer.Whole(text, "stop", 3, 2, 1, 1, Answer.Room.UNTOLD);
    }

    /**
     * @param routes in their order
     * @return a gateway to them in real time, with nobody listening
     */
    public static Gateway gateway(AskRoute... routes) {
        return gateway(List.of(), routes);
    }

    /**
     * @param hearers hear of every attempt
     * @param routes  in their order
     * @return a gateway to them in real time
     */
    public static Gateway gateway(List<ModelCall.Hear> hearers, AskRoute... routes) {
        return gateway(GatewaySettings.defaults(), hearers, routes);
    }

    /**
     * @param settings how routes are treated
     * @param hearers  hear of every attempt
     * @param routes   in their order
     * @return a gateway to them in real time
     */
    public static Gateway gateway(GatewaySettings settings, List<ModelCall.Hear> hearers, AskRoute... routes) {
        Hands hands = Hands.real();
        return new Gateway(new Routes(List.of(routes)), settings, Buckets.ofThisNode(hands),
                new SpendingInMemory(), hearers, Clock.systemUTC(), hands);
    }

    /**
     * @param name  names the route
     * @param model and the model, as provider and family know it
     * @return the same answers, on a route of that name
     */
    public ScriptedRoute named(String name, String model) {
        route = new Route(name, Route.Provider.OPENAI, model, model, "a test", "", route.sees(), route.price(), route.limits(), route.times(), false);
        return this;
    }

    /**
     * @param price what it costs
     * @return the same, on a route that costs that
     */
    public ScriptedRoute costing(Route.Price price) {
        route = new Route(route.name(), Route.Provider.OPENAI, route.model(), route.family(), "a test", "", route.sees(), price, route.limits(),
                route.times(), false);
        return this;
    }

    /**
     * @param limits what it bears
     * @return the same, on a route that bears that
     */
    public ScriptedRoute bearing(Route.Limits limits) {
        route = new Route(route.name(), Route.Provider.OPENAI, route.model(), route.family(), "a test", "", route.sees(), route.price(), limits,
                route.times(), false);
        return this;
    }

    /**
     * @param sees what it may see
     * @return the same, on a route that may see that
     */
    public ScriptedRoute seeing(Route.DataClass sees) {
        route = new Route(route.name(), Route.Provider.OPENAI, route.model(), route.family(), "a test", "", sees, route.price(), route.limits(),
                route.times(), false);
        return this;
    }

    @Override
    public Route route() {
        return route;
    }

    @Override
    public Answer ask(Prompt prompt, Duration within) {
        asked.add(prompt);
        return answers.size() > 1 ? answers.remove() : answers.element();
    }
}
