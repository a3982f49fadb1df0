package dev.bailiwick.model.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.channel.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** That the stand-ins say what the providers say. The routes' tests read them with the providers' own clients. */
class StandInsTest {

    private static final String CHAT = "{\"model\":\"m-1\",\"stream\":%s,\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
            + "{\"role\":\"user\",\"content\":\"Good day?\"}]}";
    private static final String CONVERSE = "{\"system\":[{\"text\":\"Be brief.\"}],\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Good day?\"}]}]}";
    private static final String SIGNED = "AWS4-HMAC-SHA256 Credential=AK1/20260101/eu-west-1/bedrock/aws4_request, SignedHeaders=host, Signature=abc";
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void openAiSaysItWholeAndInEvents() throws Exception {
        try (StandIn server = new OpenAiStandIn("sk-1").answers(Manner.says("Good day to you, and a good evening."))) {
            String whole = post(server, "/v1/chat/completions", CHAT.formatted(false), "Authorization", "Bearer sk-1").body();
            String events = post(server, "/v1/chat/completions", CHAT.formatted(true), "Authorization", "Bearer sk-1").body();

            assertThat(StandIn.JSON.readTree(whole).at("/choices/0/message/content").asText()).isEqualTo("Good day to you, and a good evening.");
            assertThat(Arrays.stream(events.split("\n\n")).map(one -> one.substring("data: ".length())).filter(one -> one.startsWith("{"))
                    .map(StandInsTest::content).reduce("", String::concat)).isEqualTo("Good day to you, and a good evening.");
            assertThat(events).endsWith("data: [DONE]\n\n").contains("\"finish_reason\":\"stop\"");
            assertThat(server.requests()).hasSize(2).allSatisfy(one -> {
                assertThat(one.model()).isEqualTo("m-1");
                assertThat(one.system()).isEqualTo("Be brief.");
                assertThat(one.words()).contains("Good day?");
            });
        }
    }

    private static String content(String event) {
        try {
            return StandIn.JSON.readTree(event).at("/choices/0/delta/content").asText();
        } catch (IOException e) {
            throw new AssertionError(event, e);
        }
    }

    @Test
    void azureHasTheDeploymentInThePathAndSaysWhatItsFilterSaw() throws Exception {
        try (StandIn server = new AzureStandIn("k-1").answers(Manner.says("Good day."))) {
            String whole = post(server, "/openai/deployments/d-1/chat/completions?api-version=2024-10-21", CHAT.formatted(false), "api-key",
                    "k-1").body();

            assertThat(server.requests().getFirst().model()).isEqualTo("d-1");
            assertThat(StandIn.JSON.readTree(whole).at("/choices/0/content_filter_results/hate/severity").asText()).isEqualTo("safe");
        }
    }

    @Test
    void aForeignKeyIsRefusedByAllOfThem() throws Exception {
        try (StandIn openAi = new OpenAiStandIn("sk-1").answers(Manner.says("x")); StandIn azure = new AzureStandIn("k-1").answers(Manner.says("x"));
                StandIn bedrock = new BedrockStandIn("AK2").answers(Manner.says("x"))) {
            assertThat(post(openAi, "/v1/chat/completions", CHAT.formatted(false), "Authorization", "Bearer sk-2").statusCode()).isEqualTo(401);
            assertThat(post(azure, "/openai/deployments/d/chat/completions?api-version=1", CHAT.formatted(false), "api-key", "").statusCode())
                    .isEqualTo(401);
            assertThat(post(bedrock, "/model/m/converse", CONVERSE, "Authorization", SIGNED, "X-Amz-Date", "1").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void bedrockFramesItsEventsWithLengthsAndChecksums() throws Exception {
        try (StandIn server = new BedrockStandIn("AK1").answers(Manner.says("Good day to you, and a good evening."))) {
            byte[] stream = HTTP.send(request(server, "/model/eu.m-1%3A0/converse-stream", CONVERSE, "Authorization", SIGNED, "X-Amz-Date", "1"),
                    HttpResponse.BodyHandlers.ofByteArray()).body();

            List<String> payloads = payloads(ByteBuffer.wrap(stream));
            assertThat(payloads.getFirst()).isEqualTo("{\"role\":\"assistant\"}");
            assertThat(payloads).anyMatch(one -> one.contains("\"stopReason\":\"end_turn\"")).last().asString().contains("\"outputTokens\":7");
            assertThat(server.requests().getFirst().model()).isEqualTo("eu.m-1:0");
            assertThat(server.requests().getFirst().streams()).isTrue();
        }
    }

    /** Reads the frames as their layout says, checksums included. */
    private static List<String> payloads(ByteBuffer stream) {
        List<String> payloads = new ArrayList<>();
        while (stream.hasRemaining()) {
            int from = stream.position();
            int length = stream.getInt();
            int head = stream.getInt();
            assertThat(stream.getInt()).isEqualTo(checksum(stream.array(), from, 8));
            stream.position(stream.position() + head);
            byte[] payload = new byte[length - head - 16];
            stream.get(payload);
            assertThat(stream.getInt()).isEqualTo(checksum(stream.array(), from, length - 4));
            payloads.add(new String(payload, StandardCharsets.UTF_8));
        }
        return payloads;
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }

    @Test
    void mannersComeOneAfterAnotherAndTheLastOneStays() throws Exception {
        try (StandIn server = new OpenAiStandIn(null).answers(Manner.refuses(429, "Retry-After", "7"), new Manner.SendsAPage(), Manner.says("x"))) {
            HttpResponse<String> limited = post(server, "/v1/chat/completions", CHAT.formatted(false));

            assertThat(limited.statusCode()).isEqualTo(429);
            assertThat(limited.headers().firstValue("Retry-After")).hasValue("7");
            assertThat(post(server, "/v1/chat/completions", CHAT.formatted(false)).body()).startsWith("<!DOCTYPE html>");
            assertThat(post(server, "/v1/chat/completions", CHAT.formatted(false)).body()).contains("\"x\"");
            assertThat(post(server, "/v1/chat/completions", CHAT.formatted(false)).body()).contains("\"x\"");
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void aCallerThatHangsUpIsNoticed() throws Exception {
        try (StandIn server = new OpenAiStandIn(null).answers(new Manner.StallsInTheMiddle())) {
            var caller = HTTP.sendAsync(request(server, "/v1/chat/completions", CHAT.formatted(true)), HttpResponse.BodyHandlers.ofString());
            Await.until("it was asked", () -> server.requests().size() == 1);
            assertThat(server.hungUp()).isZero();

            caller.cancel(true);

            Await.until("it noticed", () -> server.hungUp() == 1);
        }
    }

    @Test
    void aBrokenConnectionIsAnErrorForTheCaller() throws Exception {
        try (StandIn server = new OpenAiStandIn(null).answers(new Manner.BreaksOff(), new Manner.HangsUp())) {
            assertThatThrownBy(() -> post(server, "/v1/chat/completions", CHAT.formatted(false))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> post(server, "/v1/chat/completions", CHAT.formatted(true))).isInstanceOf(IOException.class);
        }
    }

    private static HttpResponse<String> post(StandIn server, String path, String body, String... headers) throws Exception {
        return HTTP.send(request(server, path, body, headers), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(StandIn server, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }
}
