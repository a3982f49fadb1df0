package dev.bailiwick.model.springai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.model.Answer.Whole;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.standin.Manner;
import dev.bailiwick.model.standin.OpenAiStandIn;
import dev.bailiwick.model.standin.StandIn;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way to one route: its address and its key. */
class OpenAiAddressTest {

    private static final Prompt PROMPT = new Prompt("draft", "1", List.of(new Prompt.Part(Prompt.Role.USER, "Good day?")), null,
            Duration.ofSeconds(5));

    private static ModelSettings settings(String url, String key) {
        return new ModelSettings(url, key, "words-1", Duration.ofSeconds(1), Duration.ofSeconds(10), 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/v1", "/v1/"})
    void theAddressWorksWithAndWithoutItsVersion(String path) {
        try (StandIn server = new OpenAiStandIn("k").answers(Manner.says("Good day."))) {
            var route = SpringAiRoute.to(settings(server.url() + path, "k").route());

            assertThat(route.ask(PROMPT, Duration.ofSeconds(5))).isInstanceOf(Whole.class);
            assertThat(server.requests()).singleElement().satisfies(one -> assertThat(one.path()).isEqualTo("/v1/chat/completions"));
            assertThat(route.route().server()).isEqualTo(server.url() + "/v1/chat/completions");
        }
    }

    @Test
    void withoutAKeyNoKeyIsSent() {
        try (StandIn server = new OpenAiStandIn(null).answers(Manner.says("Good day."))) {
            var route = SpringAiRoute.to(settings(server.url(), "").route());

            assertThat(route.ask(PROMPT, Duration.ofSeconds(5))).isInstanceOf(Whole.class);
            assertThat(server.requests().getFirst().headers()).doesNotContainKey("authorization");
        }
    }
}
