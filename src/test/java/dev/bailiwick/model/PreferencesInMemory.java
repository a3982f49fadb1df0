package dev.bailiwick.model;

import java.util.ArrayList;
import java.util.List;

/** Which routes are preferred, without a database. */
public final class PreferencesInMemory implements RoutePreferences {

    private final List<RoutePreference> kept = new ArrayList<>();

    @Override
    public synchronized List<RoutePreference> all() {
        return List.copyOf(kept);
    }

    @Override
    public synchronized void keep(RoutePreference preference) {
        kept.removeIf(one -> one.lane() == preference.lane());
        kept.add(preference);
    }
}
