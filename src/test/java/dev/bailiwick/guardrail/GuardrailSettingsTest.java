package dev.bailiwick.guardrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GuardrailSettingsTest {

    private static GuardrailSettings bound(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("bailiwick.guardrail", GuardrailSettings.class);
    }

    @Test
    void whatHoldsWhereNothingIsSet() {
        assertThat(bound(Map.of())).isEqualTo(GuardrailSettings.ordinary())
                .isEqualTo(new GuardrailSettings(Duration.ofSeconds(1), 500, 1_000, Duration.ofSeconds(60)));
    }

    @Test
    void everyLimitIsAboveZero() {
        assertThat(bound(Map.of("bailiwick.guardrail.deadline", "20ms")).deadline()).isEqualTo(Duration.ofMillis(20));
        assertThatThrownBy(() -> bound(Map.of("bailiwick.guardrail.matches", "0"))).hasRootCauseMessage(
                "bailiwick.guardrail: every limit must be above zero");
    }
}
