package dev.bailiwick.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WebhookSettingsTest {

    @Test
    void theDefaultsAreTheContracts() {
        var settings = bind(Map.of());

        assertThat(settings.isSet()).isFalse();
        assertThat(settings.headerPrefix()).isEqualTo("X-GradientLabs-");
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.maxAge()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.connections()).isEqualTo(16);
    }

    @Test
    void twoKeysMayBeInForceAndNeitherIsShown() {
        var settings = bind(Map.of("url", "https://x.example/hook", "signing-key", "one, two"));

        assertThat(settings.signingKey()).containsExactly("one", "two");
        assertThat(settings.toString()).doesNotContain("one").doesNotContain("two").doesNotContain("x.example");
    }

    @Test
    void aWebhookWithoutKeyOrWithHalfAnAddressStopsTheStartAndSaysWhatToSet() {
        assertThatThrownBy(() -> bind(Map.of("url", "https://x.example/hook"))).rootCause().hasMessageContaining("BAILIWICK_WEBHOOK_SIGNING_KEY");
        assertThatThrownBy(() -> bind(Map.of("url", "x.example", "signing-key", "k"))).rootCause().hasMessageContaining("BAILIWICK_WEBHOOK_URL");
    }

    @Test
    void theWaitDoublesUpToTheLongestAndIsNeverTheSameForAll() {
        var settings = bind(Map.of());

        assertThat(settings.pause(1, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.pause(2, 1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.pause(5, 1)).isEqualTo(Duration.ofSeconds(16));
        assertThat(settings.pause(11, 1)).isEqualTo(settings.pause(5_000, 1)).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.pause(5, 0)).isEqualTo(Duration.ofSeconds(8));
        assertThat(settings.pause(5, 0.5)).isEqualTo(Duration.ofSeconds(12));
    }

    private static WebhookSettings bind(Map<String, String> values) {
        var source = new MapConfigurationPropertySource();
        values.forEach((name, value) -> source.put("bailiwick.webhook." + name, value));
        return new Binder(source).bindOrCreate("bailiwick.webhook", WebhookSettings.class);
    }
}
