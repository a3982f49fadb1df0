package dev.bailiwick.model.springai;

import static dev.bailiwick.model.springai.StandInServer.says;
import static dev.bailiwick.model.springai.StandInServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Completion.Answered;
import dev.bailiwick.model.Completion.Failed;
import dev.bailiwick.model.Completion.Kind;
import dev.bailiwick.model.Prompt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiRouteTest {

    private static final String KEY = "sk-very-secret";
    private static final String SCHEMA = """
            {"type":"object","properties":{"answer":{"type":"string"}},"required":["answer"],"additionalProperties":false}""";

    @Test
    void aWholeAnswerComesBackWithItsTokens() throws IOException {
        try (var server = new StandInServer(says("\"Good day.\"", "\"stop\""))) {

            Completion completion = ask(server, null, Duration.ofSeconds(5));

            assertThat(completion).isInstanceOfSatisfying(Answered.class, answered -> {
                assertThat(answered.text()).isEqualTo("Good day.");
                assertThat(answered.route()).isEqualTo("words-1");
                assertThat(answered.inputTokens()).isEqualTo(11);
                assertThat(answered.outputTokens()).isEqualTo(7);
            });
            assertThat(server.keys).containsExactly("Bearer " + KEY);
            assertThat(server.requests.getFirst()).contains("\"temperature\":0.0", "\"model\":\"words-1\"").doesNotContain("response_format",
                    "\"tools\"");
        }
    }

    @Test
    void withoutAKeyNoKeyIsSent() throws IOException {
        try (var server = new StandInServer(says("\"Good day.\"", "\"stop\""))) {
            var route = new OpenAiRoute(new ModelSettings(server.url(), "", "words-1", Duration.ofSeconds(1), Duration.ofSeconds(5), 100));

            assertThat(route.complete(prompt(null, Duration.ofSeconds(5)))).isInstanceOf(Answered.class);
            assertThat(server.keys).containsExactly("null");
        }
    }

    @ParameterizedTest
    @CsvSource({"401,NOT_ALLOWED,1", "403,NOT_ALLOWED,1", "404,BAD_REQUEST,1", "400,BAD_REQUEST,1", "500,SERVER_ERROR,2", "503,SERVER_ERROR,2",
            "429,LIMITED,2"})
    void aRefusalKeepsItsMeaningAndIsTriedAgainOnlyWhereThatCanHelp(int status, Kind kind, int requests) throws IOException {
        try (var server = new StandInServer(status(status, "{\"error\":{\"message\":\"no, " + KEY + "\"}}"))) {

            Failed failed = (Failed) ask(server, null, Duration.ofSeconds(5));

            assertThat(failed.kind()).isEqualTo(kind);
            assertThat(failed.detail()).contains("HTTP " + status).doesNotContain(KEY);
            assertThat(server.requests).hasSize(requests);
        }
    }

    @Test
    void aServerThatFailsOnceIsAskedAgain() throws IOException {
        try (var server = new StandInServer(status(500, "{}"), says("\"Now.\"", "\"STOP\""))) {

            assertThat(ask(server, null, Duration.ofSeconds(5))).isInstanceOf(Answered.class);
            assertThat(server.requests).hasSize(2);
        }
    }

    @Test
    void aRetryAfterBeyondTheDeadlineIsNotWaitedFor() throws IOException {
        try (var server = new StandInServer(status(429, "{}", "Retry-After", "30"))) {

            Failed failed = (Failed) ask(server, null, Duration.ofSeconds(2));

            assertThat(failed.kind()).isEqualTo(Kind.LIMITED);
            assertThat(failed.millis()).isLessThan(2_000);
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aRetryAfterWithinTheDeadlineIsKept() throws IOException {
        try (var server = new StandInServer(status(429, "{}", "Retry-After", "1"), says("\"Now.\"", "\"stop\""))) {

            Completion completion = ask(server, null, Duration.ofSeconds(5));

            assertThat(completion).isInstanceOf(Answered.class);
            assertThat(completion.millis()).isGreaterThanOrEqualTo(1_000);
        }
    }

    @Test
    void aSlowServerIsGivenUpAtTheDeadline() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (var server = new StandInServer(exchange -> {
            try {
                over.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {

            Failed failed = (Failed) ask(server, null, Duration.ofMillis(300));

            assertThat(failed.kind()).isEqualTo(Kind.TOO_LATE);
            assertThat(failed.millis()).isBetween(290L, 3_000L);
            over.countDown();
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"`{\"choices\": [{\"mess`", "`<html>gateway</html>`"})
    void anAnswerThatCannotBeReadIsAServerError(String body) throws IOException {
        try (var server = new StandInServer(status(200, body))) {
            assertThat(((Failed) ask(server, null, Duration.ofSeconds(5))).kind()).isEqualTo(Kind.SERVER_ERROR);
        }
    }

    @Test
    void noChoiceAndNoWordsAreEmpty() throws IOException {
        try (var server = new StandInServer(status(200, "{\"id\":\"c\",\"choices\":[]}"), says("null", "\"stop\""), says("\"  \"", "\"stop\""))) {
            for (int i = 0; i < 3; i++) {
                assertThat(((Failed) ask(server, null, Duration.ofSeconds(5))).kind()).isEqualTo(Kind.EMPTY);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"\"length\",CUT_OFF", "\"content_filter\",FILTERED", ",CUT_OFF", "null,CUT_OFF", "\"tool_calls\",EMPTY"})
    void whatIsNotCertainlyWholeIsNotTakenForWhole(String finish, Kind kind) throws IOException {
        try (var server = new StandInServer(says("\"You will get\"", finish))) {
            assertThat(((Failed) ask(server, null, Duration.ofSeconds(5))).kind()).isEqualTo(kind);
        }
    }

    @Test
    void aBrokenConnectionIsUnreachableAfterOneMoreTry() throws Exception {
        AtomicInteger accepted = new AtomicInteger();
        try (ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                while (!socket.isClosed()) {
                    try (Socket caller = socket.accept()) {
                        caller.setSoLinger(true, 0);
                        accepted.incrementAndGet();
                    } catch (IOException e) {
                        return;
                    }
                }
            });
            var route = new OpenAiRoute(settings("http://127.0.0.1:" + socket.getLocalPort()));

            Failed failed = (Failed) route.complete(prompt(null, Duration.ofSeconds(5)));

            assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(accepted.get()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void anAnswerThatBreaksOffIsUnreachableAfterOneMoreTry() throws IOException {
        try (var server = new StandInServer(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{\"id\":\"c-1\",\"choices\":[{\"index\":0,".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        })) {

            Failed failed = (Failed) ask(server, null, Duration.ofSeconds(5));

            assertThat(failed.kind()).as(failed.detail()).isEqualTo(Kind.UNREACHABLE);
            assertThat(server.requests).hasSize(2);
        }
    }

    @Test
    void aKeyThatTheModelSaysIsNotKept() throws IOException {
        try (var server = new StandInServer(says("\"Your key is " + KEY + ".\"", "\"stop\""))) {
            assertThat(((Answered) ask(server, null, Duration.ofSeconds(5))).text()).isEqualTo("Your key is ***.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/v1", "/v1/"})
    void theAddressWorksWithAndWithoutItsVersion(String path) throws IOException {
        try (var server = new StandInServer(says("\"Good day.\"", "\"stop\""))) {
            var route = new OpenAiRoute(settings(server.url().replace("/v1", path)));

            assertThat(route.complete(prompt(null, Duration.ofSeconds(5)))).isInstanceOf(Answered.class);
            assertThat(server.requests).hasSize(1);
            assertThat(route.version()).isEqualTo("words-1 at " + server.url() + "/chat/completions");
        }
    }

    @Test
    void nobodyListeningIsUnreachable() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        Failed failed = (Failed) new OpenAiRoute(settings("http://127.0.0.1:" + port)).complete(prompt(null, Duration.ofSeconds(5)));

        assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void aSchemaIsSentAndDroppedForGoodWhenTheServerRefusesIt() throws IOException {
        try (var server = new StandInServer(status(400, "{\"error\":{\"message\":\"response_format is not supported\"}}"), says("\"{}\"",
                "\"stop\""))) {
            var route = new OpenAiRoute(settings(server.url()));

            assertThat(route.complete(prompt(SCHEMA, Duration.ofSeconds(5)))).isInstanceOf(Answered.class);
            assertThat(route.complete(prompt(SCHEMA, Duration.ofSeconds(5)))).isInstanceOf(Answered.class);

            assertThat(server.requests).hasSize(3);
            assertThat(server.requests.get(0)).contains("json_schema");
            assertThat(server.requests.get(1)).doesNotContain("json_schema");
            assertThat(server.requests.get(2)).doesNotContain("json_schema");
        }
    }

    private static Completion ask(StandInServer server, String schema, Duration deadline) {
        return new OpenAiRoute(settings(server.url())).complete(prompt(schema, deadline));
    }

    private static ModelSettings settings(String url) {
        return new ModelSettings(url, KEY, "words-1", Duration.ofSeconds(1), Duration.ofSeconds(10), 100);
    }

    private static Prompt prompt(String schema, Duration deadline) {
        return new Prompt("draft", "1", List.of(new Prompt.Part(Prompt.Role.SYSTEM, "Be brief."), new Prompt.Part(Prompt.Role.USER, "Good day?")),
                schema, deadline);
    }
}
