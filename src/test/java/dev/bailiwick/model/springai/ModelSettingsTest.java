package dev.bailiwick.model.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ModelSettingsTest {

    @Test
    void nothingSetMeansNoModel() {
        ModelSettings settings = bind(Map.of());

        assertThat(settings.configured()).isFalse();
        assertThat(settings.readTimeout()).hasSeconds(60);
        assertThat(settings.maxTokens()).isEqualTo(1200);
    }

    @Test
    void theVariablesNameTheRoute() {
        ModelSettings settings = bind(Map.of("BAILIWICK_MODEL_BASE_URL", "http://models.example:8000", "BAILIWICK_MODEL_API_KEY", "sk-secret",
                "BAILIWICK_MODEL_NAME", "words-1"));

        assertThat(settings.route().server()).isEqualTo("http://models.example:8000");
        assertThat(settings.route().chatPath()).isEqualTo("/v1/chat/completions");
        assertThat(settings.toString() + settings.route()).doesNotContain("sk-secret");
        assertThat(settings.route().name()).isEqualTo("words-1");
    }

    @Test
    void aPathInTheAddressIsKept() {
        ModelSettings settings = bind(Map.of("BAILIWICK_MODEL_BASE_URL", "https://gate.example/openai/v1/", "BAILIWICK_MODEL_NAME", "m"));

        assertThat(settings.route().chatPath()).isEqualTo("/openai/v1/chat/completions");
    }

    @Test
    void halfARouteIsRefusedNamingTheVariable() {
        assertThatThrownBy(() -> bind(Map.of("BAILIWICK_MODEL_NAME", "m"))).hasRootCauseMessage(messageWith("BAILIWICK_MODEL_BASE_URL is missing"));
        assertThatThrownBy(() -> bind(Map.of("BAILIWICK_MODEL_API_KEY", "sk-secret"))).rootCause()
                .hasMessageContaining("BAILIWICK_MODEL_BASE_URL is missing")
                .hasMessageNotContaining("sk-secret");
        assertThatThrownBy(() -> bind(Map.of("BAILIWICK_MODEL_BASE_URL", "http://m.example"))).rootCause()
                .hasMessageContaining("BAILIWICK_MODEL_NAME is missing");
        assertThatThrownBy(() -> bind(Map.of("BAILIWICK_MODEL_BASE_URL", "models.example", "BAILIWICK_MODEL_NAME", "m"))).rootCause()
                .hasMessageContaining("BAILIWICK_MODEL_BASE_URL must be an http or https address");
    }

    private static String messageWith(String start) {
        return start + ": BAILIWICK_MODEL_NAME is set, so a model is wanted; give the server's address such as https://models.example/v1, "
                + "or unset both to run without a model";
    }

    private static ModelSettings bind(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        return new Binder(ConfigurationPropertySources.from(environment.getPropertySources())).bindOrCreate("bailiwick.model", ModelSettings.class);
    }
}
