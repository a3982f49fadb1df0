package dev.bailiwick.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The routes of this house, in the order in which the operator wants them asked.
 *
 * @param inOrder the first choice first; empty when no model is configured
 */
public record Routes(List<AskRoute> inOrder) {

    /** @throws IllegalArgumentException when two routes have one name */
    public Routes {
        inOrder = List.copyOf(inOrder);
        Set<String> names = new HashSet<>();
        for (AskRoute one : inOrder) {
            if (!names.add(one.route().name())) {
                throw new IllegalArgumentException("two routes are named '" + one.route().name() + "'");
            }
        }
    }

    /** @return the models and their servers, for the release; another one of either is another release. {@code none} without a model */
    public String version() {
        return inOrder.isEmpty() ? "none"
                : inOrder.stream().map(one -> one.route().model() + " at " + one.route().server()).collect(Collectors.joining(", "));
    }
}
