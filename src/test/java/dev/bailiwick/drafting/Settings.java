package dev.bailiwick.drafting;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings for tests: the defaults, and what a test changes. */
public final class Settings {

    private Settings() {
    }

    /**
     * @param changed properties by name
     * @return the settings
     */
    public static DraftingSettings with(Map<String, Object> changed) {
        return new Binder(new MapConfigurationPropertySource(changed)).bindOrCreate("bailiwick.drafting", DraftingSettings.class);
    }

    /** @return the defaults */
    public static DraftingSettings defaults() {
        return with(Map.of());
    }
}
