package dev.bailiwick.model.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.kernel.CannotStart;
import dev.bailiwick.model.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

class ReadRoutesTest {

    private static final ModelSettings NO_MORE = new ModelSettings("", "", "", Duration.ofSeconds(3), Duration.ofSeconds(60), 1200);
    private static final String GOOD = """
            bailiwick.models.routes:
              - name: house
                provider: openai
                base-url: http://models.example:8000
                model: words-1
              - name: abroad
                provider: openai
                base-url: https://gate.example/openai/v1
                model: words-1-large
                family: words-1
                key: sk-secret
                region: eu
                sees: personal
                input-price: 2.50
                output-price: 10
                requests-per-minute: 600
                tokens-per-minute: 200000
                at-once: 8
                read-timeout: 45s
            """;

    @Test
    void theListNamesTheRoutesInTheirOrder() throws IOException {
        List<RouteSettings> routes = read(GOOD, NO_MORE);

        assertThat(routes).extracting(RouteSettings::name).containsExactly("house", "abroad");
        Route abroad = routes.get(1).route("https://gate.example");
        assertThat(abroad.sees()).isEqualTo(Route.DataClass.PERSONAL);
        assertThat(abroad.limits()).isEqualTo(new Route.Limits(600, 200_000, 8, 1200));
        assertThat(abroad.times().whole()).hasSeconds(45);
        assertThat(abroad.price().of(1_000_000, 100_000)).isEqualByComparingTo("3.50");
        assertThat(abroad.family()).isEqualTo(routes.getFirst().family());
        assertThat(routes.getFirst().sees()).as("who is told nothing sees no names").isEqualTo(Route.DataClass.MASKED);
        assertThat(routes.toString()).doesNotContain("sk-secret");
    }

    @Test
    void theVariablesAddTheLastRoute() throws IOException {
        ModelSettings one = new ModelSettings("http://127.0.0.1:8000", "", "org/Words 2", Duration.ofSeconds(3), Duration.ofSeconds(60), 1200);

        assertThat(read(GOOD, one)).extracting(RouteSettings::name).containsExactly("house", "abroad", "org-words-2");
        assertThat(read("other: 1", NO_MORE)).isEmpty();
    }

    @Test
    void variablesOfTheListAreReadToo() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("systemEnvironment", Map.of(
                "BAILIWICK_MODELS_ROUTES_0_NAME", "house", "BAILIWICK_MODELS_ROUTES_0_PROVIDER", "openai", "BAILIWICK_MODELS_ROUTES_0_BASEURL",
                "http://m.example", "BAILIWICK_MODELS_ROUTES_0_MODEL", "m")));

        assertThat(ReadRoutes.from(environment, NO_MORE)).extracting(RouteSettings::baseUrl).containsExactly("http://m.example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "provider: openai | provider: opnai | routes[0].provider | one of openai, azure, bedrock",
            "region: eu | regoin: eu | routes[1].regoin | base-url, model",
            "model: words-1-large | at-once: 8 | routes[1].model is missing | docs/operating/models.md",
            "base-url: http://models.example:8000 | base-url: models.example | routes[0].base-url must be an http or https address | start again",
            "requests-per-minute: 600 | requests-per-minute: many | routes[1].requests-per-minute | a whole number such as 600",
            "input-price: 2.50 | input-price: cheap | routes[1].input-price | a number such as 2.50",
            "read-timeout: 45s | read-timeout: soon | routes[1].read-timeout | one such as 3s",
            "sees: personal | sees: all | routes[1].sees | one of masked, personal",
            "at-once: 8 | at-once: 0 | routes[1].at-once must be 1 to 10000 | start again",
            "name: abroad | name: house | routes[1].name: 'house' is also the name of routes[0] | name of its own",
            "name: abroad | name: Über uns | routes[1].name must be 1 to 63 lower-case letters | start again",
            "provider: openai | provider: azure | routes[0].key is missing | start again",
            "provider: openai | provider: bedrock | routes[0].aws-region must be one of Amazon's regions | start again",
            "sees: personal | aws-region: nowhere | routes[1].aws-region must be one of Amazon's regions | start again",
            "key: sk-secret | key-id: AKID | routes[1].key is missing | start again",
            "sees: personal | aws-region: eu-west-1 | routes[1].key-id is missing | start again",
            "region: eu | api-version: latest | routes[1].api-version must be a date | start again"})
    void whatIsWrongIsRefusedWithItsPlaceAndTheCure(String right, String wrong, String place, String cure) {
        String providers = wrong.contains("aws-region") || wrong.contains("key-id") ? "bedrock" : "azure";
        String good = wrong.matches("(aws-region|key-id|api-version).*") ? GOOD.replaceFirst("(abroad\n    provider: )openai", "$1" + providers) : GOOD;
        good = providers.equals("bedrock") ? good.replace("region: eu\n", "region: eu-west-1\n") : good;
        String text = good.replaceFirst(java.util.regex.Pattern.quote(right) + "(?=\\n)", wrong).replaceFirst("(at-once: 8\n(?s:.*))at-once: 8\n", "$1\n");

        assertThatThrownBy(() -> read(text, NO_MORE)).isInstanceOfSatisfying(CannotStart.class, refused -> {
            assertThat(refused.getMessage()).contains("bailiwick.models." + place).doesNotContain("sk-secret");
            assertThat(refused.cure()).contains(cure);
        });
    }

    @Test
    void eachProviderHasItsAddress() throws IOException {
        StandardEnvironment environment = environment("""
                bailiwick.models.routes:
                  - {name: a, provider: openai, base-url: "http://models.example", model: m}
                  - {name: b, provider: azure, base-url: "https://ours.openai.azure.com", model: words-eu, key: k, api-version: 2025-01-01-preview}
                  - {name: c, provider: bedrock, model: "eu.maker.words-1-v1:0", region: eu-central-1, key-id: AKID, key: k, stream: true}
                """);

        var routes = new ModelConfiguration().routes(environment, NO_MORE).inOrder();

        assertThat(routes).extracting(one -> one.route().server()).containsExactly("http://models.example/v1/chat/completions",
                "https://ours.openai.azure.com/openai/deployments/words-eu",
                "https://bedrock-runtime.eu-central-1.amazonaws.com/model/eu.maker.words-1-v1:0");
        assertThat(routes.getLast().route().stream()).isTrue();
    }

    @Test
    void theLineIsNamedWhereThereIsOne() {
        assertThatThrownBy(() -> read(GOOD.replace("at-once: 8", "at-once: eight"), NO_MORE)).hasMessageContaining("18:");
    }

    private static List<RouteSettings> read(String yaml, ModelSettings one) throws IOException {
        return ReadRoutes.from(environment(yaml), one);
    }

    private static StandardEnvironment environment(String yaml) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader().load("application.yml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8), "application.yml"))
                .forEach(environment.getPropertySources()::addFirst);
        return environment;
    }
}
