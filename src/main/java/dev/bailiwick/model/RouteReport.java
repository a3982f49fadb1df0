package dev.bailiwick.model;

import java.util.List;

/**
 * How a route fares on this node, for people.
 *
 * @param route    the route
 * @param position how it is switched
 * @param health   in one word: {@code well}, {@code slower} than usual, {@code resting}, {@code left-alone} because it failed, {@code draining} or
 *                 {@code off}
 * @param underWay calls under way
 * @param usual    how long it usually takes, for each kind of prompt of which enough is known
 */
public record RouteReport(Route route, RouteSwitch.Position position, String health, int underWay, List<Usual> usual) {

    /**
     * How long a route usually takes for one kind of prompt.
     *
     * @param prompt       the prompt's name
     * @param middleMillis the middle
     * @param upperMillis  the end of what is usual
     * @param slower       whether it has left that range
     */
    public record Usual(String prompt, long middleMillis, long upperMillis, boolean slower) {
    }

    /** Says how routes fare. */
    @FunctionalInterface
    public interface Tell {

        /** @return every route in its order, as this node knows it */
        List<RouteReport> reports();
    }
}
