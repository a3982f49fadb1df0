package dev.bailiwick.model;

import java.util.List;

/** How routes are switched, for all nodes. */
public interface RouteSwitches {

    /** @return how each route is switched that somebody switched */
    List<RouteSwitch> all();

    /** @param switched takes the place of what was before; inside the caller's transaction */
    void keep(RouteSwitch switched);
}
