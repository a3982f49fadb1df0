package dev.bailiwick.model;

import java.time.Instant;

/**
 * Which route an operator wants asked first in a lane while the house runs.
 *
 * @param lane    the lane
 * @param route   the route's name; empty for the order of the settings
 * @param because why
 * @param by      who decided it
 * @param at      when
 */
public record RoutePreference(Lane lane, String route, String because, String by, Instant at) {
}
