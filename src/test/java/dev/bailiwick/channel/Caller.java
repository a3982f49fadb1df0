package dev.bailiwick.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls a server as somebody from outside would. */
public final class Caller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;
    private final String key;

    /**
     * @param base the server's address
     * @param key  the key to show, or null
     */
    public Caller(String base, String key) {
        this.base = base;
        this.key = key;
    }

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param text   the body
     * @param http   all of it
     */
    public record Answer(int status, String text, HttpResponse<String> http) {

        /** @return the body read as JSON */
        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new AssertionError("no JSON: " + text, e);
            }
        }

        /** @return the error's code and message, or the whole text where it is no error envelope */
        public String error() {
            JsonNode all = text.startsWith("{") ? json() : JSON.createObjectNode();
            return all.has("code") && all.has("details") && all.get("details").has("trace_id")
                    ? status + " " + all.get("code").asText() + ": " + all.get("message").asText() : status + " " + text;
        }
    }

    /** Sends a JSON body, or none. */
    public Answer send(String method, String path, String body) {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return send(request(path).header("Content-Type", "application/json").method(method, publisher));
    }

    /** Sends a body without saying how long it is. */
    public Answer sendChunked(String method, String path, String body) {
        return send(request(path).header("Content-Type", "application/json").method(method,
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));
    }

    /** Asks for something. */
    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** @return a request to a path, with the key */
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    /** Sends a request as it is. */
    public Answer send(HttpRequest.Builder request) {
        try {
            var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @return the lines of an endless answer, as they come */
    public HttpResponse<java.util.stream.Stream<String>> stream(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
