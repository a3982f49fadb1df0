package dev.bailiwick.model.springai;

import dev.bailiwick.model.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResponseErrorHandler;

/** The server answered with a status that is no success. Keeps status and Retry-After, which the libraries would lose. */
final class ServerRefused extends RuntimeException {

    private static final int MOST_OF_THE_BODY = 300;
    /** As Azure marks a question that its filter refused. */
    private static final Pattern FILTERED = Pattern.compile("\"code\"\\s*:\\s*\"(content_filter|content_policy_violation)\"");

    private final Fault fault;
    private final transient Optional<Duration> retryAfter;

    ServerRefused(Fault fault, Optional<Duration> retryAfter, String words) {
        super(words);
        this.fault = fault;
        this.retryAfter = retryAfter;
    }

    /**
     * @param status the status
     * @param body   what it said, or its beginning
     * @param header the value of a header, or null
     * @return that refusal
     */
    static ServerRefused of(int status, String body, UnaryOperator<String> header) {
        String words = body == null ? "" : body.replaceAll("\\s+", " ").strip();
        Fault fault = FILTERED.matcher(words).find() ? Fault.FILTERED : fault(status);
        return new ServerRefused(fault, Heard.retryAfter(header), "HTTP " + status + (words.isBlank() ? "" : ": "
                + (words.length() > MOST_OF_THE_BODY ? words.substring(0, MOST_OF_THE_BODY) + "…" : words)));
    }

    private static Fault fault(int status) {
        return switch (status) {
            case 401, 403 -> Fault.NOT_ALLOWED;
            case 429 -> Fault.LIMITED;
            case 408, 504 -> Fault.TOO_LATE;
            case 424 -> Fault.SERVER_ERROR;
            default -> status >= 500 ? Fault.SERVER_ERROR : Fault.BAD_REQUEST;
        };
    }

    Fault fault() {
        return fault;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Turns every status that is no success into this exception. */
    static final class Handler implements ResponseErrorHandler {

        @Override
        public boolean hasError(ClientHttpResponse response) throws IOException {
            return !response.getStatusCode().is2xxSuccessful();
        }

        @Override
        public void handleError(URI url, HttpMethod method, ClientHttpResponse response) throws IOException {
            byte[] start = response.getBody().readNBytes(4 * MOST_OF_THE_BODY);
            throw of(response.getStatusCode().value(), new String(start, StandardCharsets.UTF_8), response.getHeaders()::getFirst);
        }
    }
}
