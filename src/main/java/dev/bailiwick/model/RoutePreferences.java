package dev.bailiwick.model;

import java.util.List;

/** Which routes are preferred, for all nodes. */
public interface RoutePreferences {

    /** @return the last decision for each lane that anybody decided for */
    List<RoutePreference> all();

    /** @param preference takes the place of the lane's before; inside the caller's transaction */
    void keep(RoutePreference preference);
}
