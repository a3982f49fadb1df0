package dev.bailiwick.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {

    @Test
    void theDefaultsAreTested() {
        var settings = new DatabaseSettings(null, null, null, null, null, null);

        assertThat(settings.namesServer()).isFalse();
        assertThat(settings.maxConnections()).isEqualTo(10);
        assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.maxSkew()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void nonsenseIsNamed() {
        assertThatThrownBy(() -> new DatabaseSettings("", "", "", 1, null, null)).hasMessageContaining("max-connections must be 2 to 200");
        assertThatThrownBy(() -> new DatabaseSettings("", "", "", 5, Duration.ofMinutes(1), null)).hasMessageContaining("patience must be 500ms to 30s");
        assertThatThrownBy(() -> new DatabaseSettings("", "", "", 5, null, Duration.ZERO)).hasMessageContaining("max-skew");
        assertThatThrownBy(() -> new DatabaseSettings("jdbc:mysql://x/y", "", "", 5, null, null)).hasMessageContaining("jdbc:postgresql:");
    }

    @Test
    void whatPostgresSaysIsUnderstoodByItsState() {
        assertThat(Trouble.of(new SQLException("", "53100"))).isEqualTo(Trouble.DISK_FULL);
        assertThat(Trouble.of(new SQLException("", "53300"))).isEqualTo(Trouble.NO_CONNECTION_LEFT);
        assertThat(Trouble.of(new SQLException("", "57P01"))).isEqualTo(Trouble.RESTARTING);
        assertThat(Trouble.of(new SQLException("", "08006"))).isEqualTo(Trouble.UNREACHABLE);
        assertThat(Trouble.of(new SQLException("", "23505"))).as("about one statement only").isNull();
        assertThat(Trouble.of(new SQLException("without a state"))).isNull();
    }
}
