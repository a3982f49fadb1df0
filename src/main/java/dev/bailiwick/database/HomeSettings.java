package dev.bailiwick.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where this program keeps what it has to keep on disk.
 *
 * @param home the folder; {@code .bailiwick} in the working folder unless named (BAILIWICK_HOME)
 */
@ConfigurationProperties("bailiwick")
record HomeSettings(Path home) {

    HomeSettings {
        home = home == null || home.toString().isBlank() ? Path.of(".bailiwick") : home;
    }
}
