package dev.bailiwick.model.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import dev.bailiwick.model.ScriptedRoute;
import dev.bailiwick.model.gateway.Gateway;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelMetersTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Gateway gateway = ScriptedRoute.gateway(List.of(new ModelMeters(meters)),
            new ScriptedRoute(ScriptedRoute.failed(Fault.SERVER_ERROR, "HTTP 500", null)).named("house", "words-1"),
            new ScriptedRoute("yes").named("abroad", "words-2"));

    private void ask() {
        gateway.complete(new Prompt("draft", "1", List.of(new Prompt.Part(Prompt.Role.USER, "Is it open?")), null, Duration.ofSeconds(5)).holding(
                Route.DataClass.MASKED), text -> List.of());
    }

    @Test
    void everyAttemptIsCountedWithItsOutcome() {
        ask();

        assertThat(meters.get("bailiwick.model.attempts").tags("route", "house", "kind", "first", "outcome", "server-error").counter().count()).isOne();
        assertThat(meters.get("bailiwick.model.attempts").tags("route", "abroad", "kind", "again", "outcome", "usable").counter().count()).isOne();
        assertThat(meters.get("gen_ai.client.operation.duration").tags("gen_ai.request.model", "words-1", "error.type", "server-error",
                "gen_ai.provider.name", "openai").timer().count()).isOne();
        assertThat(meters.get("gen_ai.client.token.usage").tags("gen_ai.request.model", "words-2", "gen_ai.token.type", "input").summary()
                .totalAmount()).isEqualTo(3);
    }

    @Test
    void theGaugesFollowTheRoutes() {
        new RouteGauges(gateway).bindTo(meters);
        assertThat(meters.get("bailiwick.model.route.well").tag("route", "house").gauge().value()).isOne();

        for (int i = 0; i < 5; i++) {
            ask();
        }

        assertThat(meters.get("bailiwick.model.route.well").tag("route", "house").gauge().value()).as("left alone").isZero();
        assertThat(meters.get("bailiwick.model.route.well").tag("route", "abroad").gauge().value()).isOne();
    }
}
