package dev.bailiwick.model.springai;

import static dev.bailiwick.model.springai.StandInServer.says;
import static dev.bailiwick.model.springai.StandInServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.model.Answer;
import dev.bailiwick.model.Answer.Failed;
import dev.bailiwick.model.Answer.Whole;
import dev.bailiwick.model.Fault;
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

            Answer completion = ask(server, null, Duration.ofSeconds(5));

            assertThat(completion).isInstanceOfSatisfying(Whole.class, answered -> {
                assertThat(answered.text()).isEqualTo("Good day.");
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
            var route = new OpenAiRoute(new ModelSettings(server.url(), "", "words-1", Duration.ofSeconds(1), Duration.ofSeconds(5), 100).route());

            assertThat(route.ask(prompt(null, Duration.ofSeconds(5)), Duration.ofSeconds(5))).isInstanceOf(Whole.class);
            assertThat(server.keys).containsExactly("null");
        }
    }

    @ParameterizedTest
    @CsvSource({"401,NOT_ALLOWED", "403,NOT_ALLOWED", "404,BAD_REQUEST", "400,BAD_REQUEST", "500,SERVER_ERROR", "503,SERVER_ERROR",
            "429,LIMITED"})
    void aRefusalKeepsItsMeaning(int status, Fault kind) throws IOException {
        try (var server = new StandInServer(status(status, "{\"error\":{\"message\":\"no, " + KEY + "\"}}"))) {

            Failed failed = (Failed) ask(server, null, Duration.ofSeconds(5));

            assertThat(failed.fault()).isEqualTo(kind);
            assertThat(failed.detail()).contains("HTTP " + status).doesNotContain(KEY);
            assertThat(server.requests).hasSize(1);
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

            long began = System.nanoTime();
            Failed failed = (Failed) ask(server, null, Duration.ofMillis(300));
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);

            assertThat(failed.fault()).isEqualTo(Fault.TOO_LATE);
            assertThat(millis).isBetween(290L, 3_000L);
            over.countDown();
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"`{\"choices\": [{\"mess`", "`<html>gateway</html>`"})
    void anAnswerThatCannotBeReadIsUnreadable(String body) throws IOException {
        try (var server = new StandInServer(status(200, body))) {
            assertThat(((Failed) ask(server, null, Duration.ofSeconds(5))).fault()).isEqualTo(Fault.UNREADABLE);
        }
    }

    @Test
    void noChoiceAndNoWordsAreEmpty() throws IOException {
        try (var server = new StandInServer(status(200, "{\"id\":\"c\",\"choices\":[]}"), says("null", "\"stop\""), says("\"  \"", "\"stop\""))) {
            for (int i = 0; i < 3; i++) {
                assertThat(((Failed) ask(server, null, Duration.ofSeconds(5))).fault()).isEqualTo(Fault.EMPTY);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"\"length\",CUT_OFF", "\"content_filter\",FILTERED", ",CUT_OFF", "null,CUT_OFF", "\"tool_calls\",EMPTY"})
    void whatIsNotCertainlyWholeIsNotTakenForWhole(String finish, Fault kind) throws IOException {
        try (var server = new StandInServer(says("\"You will get\"", finish))) {
            assertThat(((Failed) ask(server, null, Duration.ofSeconds(5))).fault()).isEqualTo(kind);
        }
    }

    @Test
    void aBrokenConnectionIsUnreachable() throws Exception {
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

            Failed failed = (Failed) route.ask(prompt(null, Duration.ofSeconds(5)), Duration.ofSeconds(5));

            assertThat(failed.fault()).isEqualTo(Fault.UNREACHABLE);
            assertThat(accepted.get()).isPositive();
        }
    }

    @Test
    void anAnswerThatBreaksOffIsUnreachable() throws IOException {
        try (var server = new StandInServer(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{\"id\":\"c-1\",\"choices\":[{\"index\":0,".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        })) {

            Failed failed = (Failed) ask(server, null, Duration.ofSeconds(5));

            assertThat(failed.fault()).as(failed.detail()).isEqualTo(Fault.UNREACHABLE);
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aKeyThatTheModelSaysIsNotKept() throws IOException {
        try (var server = new StandInServer(says("\"Your key is " + KEY + ".\"", "\"stop\""))) {
            assertThat(((Whole) ask(server, null, Duration.ofSeconds(5))).text()).isEqualTo("Your key is ***.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/v1", "/v1/"})
    void theAddressWorksWithAndWithoutItsVersion(String path) throws IOException {
        try (var server = new StandInServer(says("\"Good day.\"", "\"stop\""))) {
            var route = new OpenAiRoute(settings(server.url().replace("/v1", path)));

            assertThat(route.ask(prompt(null, Duration.ofSeconds(5)), Duration.ofSeconds(5))).isInstanceOf(Whole.class);
            assertThat(server.requests).hasSize(1);
            assertThat(route.route().server()).isEqualTo(server.url() + "/chat/completions");
        }
    }

    @Test
    void nobodyListeningIsUnreachable() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        Failed failed = (Failed) new OpenAiRoute(settings("http://127.0.0.1:" + port)).ask(prompt(null, Duration.ofSeconds(5)), Duration.ofSeconds(5));

        assertThat(failed.fault()).isEqualTo(Fault.UNREACHABLE);
    }

    @Test
    void aSchemaIsSentAndDroppedForGoodWhenTheServerRefusesIt() throws IOException {
        try (var server = new StandInServer(status(400, "{\"error\":{\"message\":\"response_format is not supported\"}}"), says("\"{}\"",
                "\"stop\""))) {
            var route = new OpenAiRoute(settings(server.url()));

            assertThat(route.ask(prompt(SCHEMA, Duration.ofSeconds(5)), Duration.ofSeconds(5))).isInstanceOf(Whole.class);
            assertThat(route.ask(prompt(SCHEMA, Duration.ofSeconds(5)), Duration.ofSeconds(5))).isInstanceOf(Whole.class);

            assertThat(server.requests).hasSize(3);
            assertThat(server.requests.get(0)).contains("json_schema");
            assertThat(server.requests.get(1)).doesNotContain("json_schema");
            assertThat(server.requests.get(2)).doesNotContain("json_schema");
        }
    }

    private static Answer ask(StandInServer server, String schema, Duration deadline) {
        return new OpenAiRoute(settings(server.url())).ask(prompt(schema, deadline), deadline);
    }

    private static RouteSettings settings(String url) {
        return new ModelSettings(url, KEY, "words-1", Duration.ofSeconds(1), Duration.ofSeconds(10), 100).route();
    }

    private static Prompt prompt(String schema, Duration deadline) {
        return new Prompt("draft", "1", List.of(new Prompt.Part(Prompt.Role.SYSTEM, "Be brief."), new Prompt.Part(Prompt.Role.USER, "Good day?")),
                schema, deadline);
    }
}
