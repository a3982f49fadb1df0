package dev.bailiwick.model.springai;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResponseErrorHandler;

/** The server answered with a status that is no success. Keeps status and Retry-After, which the library would lose. */
final class ServerRefused extends RuntimeException {

    private static final int MOST_OF_THE_BODY = 300;

    private final int status;
    private final transient Optional<Duration> retryAfter;

    private ServerRefused(int status, Optional<Duration> retryAfter, String body) {
        super("HTTP " + status + (body.isBlank() ? "" : ": " + body));
        this.status = status;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
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
            String body = new String(start, StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
            throw new ServerRefused(response.getStatusCode().value(), seconds(response.getHeaders().getFirst("Retry-After")),
                    body.length() > MOST_OF_THE_BODY ? body.substring(0, MOST_OF_THE_BODY) + "…" : body);
        }

        /** Only the form in seconds is read: the other one would need a clock that agrees with the server's. */
        private static Optional<Duration> seconds(String header) {
            return header != null && header.strip().matches("\\d{1,6}") ? Optional.of(Duration.ofSeconds(Long.parseLong(header.strip())))
                    : Optional.empty();
        }
    }
}
