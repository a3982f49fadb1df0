package dev.bailiwick.model.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.channel.Await;
import dev.bailiwick.model.Answer;
import dev.bailiwick.model.AskRoute;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.ModelCall;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import dev.bailiwick.model.Routes;
import dev.bailiwick.model.standin.OpenAiStandIn;
import dev.bailiwick.model.standin.StandIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RoutesHealthTest {

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
    private static final Clock CLOCK = ((InstantSource) NOW::get).withZone(ZoneOffset.UTC);

    private static AskRoute route(String name, String server) {
        Route route = new Route(name, Route.Provider.OPENAI, "words-1", "words-1", server + "/v1/chat/completions", "", Route.DataClass.MASKED,
                Route.Price.NOTHING, new Route.Limits(0, 0, 1, 100),
                new Route.Times(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2)), false);
        return new AskRoute() {
            @Override
            public Route route() {
                return route;
            }

            @Override
            public Answer ask(Prompt prompt, Duration within) {
                throw new AssertionError("health asks no model");
            }
        };
    }

    private static ModelCall call(AskRoute route, Answer answer) {
        return new ModelCall(NOW.get(), new Prompt("draft", "1", List.of(), null, Duration.ofSeconds(1)), route.route(), 1, ModelCall.Kind.FIRST, "",
                answer, List.of());
    }

    private static Answer failed(Fault fault) {
        return new Answer.Failed(fault, "as the test says", Optional.empty(), 5, Answer.Room.UNTOLD);
    }

    @SuppressWarnings("unchecked")
    private static Object problem(RoutesHealth health, String route) {
        return ((Map<String, Object>) health.health().getDetails().get(route)).get("problem");
    }

    @Test
    void whatCannotBeReachedIsShownBeforeAnybodyAsksIt() {
        try (StandIn server = new OpenAiStandIn(null)) {
            RoutesHealth health = new RoutesHealth(new Routes(List.of(route("here", server.url()), route("gone", StandIn.nobody()),
                    route("nowhere", "http://no-such-host.invalid"))), CLOCK);

            health.lookAtAll();

            Await.until("all were looked at", () -> problem(health, "gone") != null && problem(health, "nowhere") != null);
            Await.until("the one that is there was reached", () -> health.health().getDetails().get("here").toString().contains("seenAt"));
            assertThat(health.health().getStatus().getCode()).isEqualTo("DEGRADED");
            assertThat(problem(health, "gone").toString()).contains("127.0.0.1:", "does not answer");
            assertThat(problem(health, "nowhere").toString()).contains("no-such-host.invalid");
            assertThat(problem(health, "here")).isNull();
        }
    }

    @Test
    void anAttemptThatFailsIsShownUntilOneSucceeds() {
        AskRoute route = route("house", "http://models.example");
        RoutesHealth health = new RoutesHealth(new Routes(List.of(route)), CLOCK);

        health.heard(call(route, failed(Fault.NOT_ALLOWED)));
        assertThat(problem(health, "house")).isEqualTo("not-allowed: as the test says");

        health.heard(call(route, failed(Fault.CUT_OFF)));
        assertThat(problem(health, "house")).as("what a model says is no matter of health").isNotNull();

        health.heard(call(route, new Answer.Whole("yes", "stop", 1, 1, 5, 5, Answer.Room.UNTOLD)));
        assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void whatIsBackIsNoticedWhenSomebodyAsksForItsHealth() {
        try (StandIn server = new OpenAiStandIn(null)) {
            AskRoute route = route("house", server.url());
            RoutesHealth health = new RoutesHealth(new Routes(List.of(route)), CLOCK);
            health.heard(call(route, failed(Fault.UNREACHABLE)));
            assertThat(problem(health, "house")).isNotNull();

            NOW.updateAndGet(now -> now.plusSeconds(60));

            Await.until("it is up again", () -> problem(health, "house") == null);
        }
    }
}
