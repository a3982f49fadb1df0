package dev.bailiwick.channel.webhook;

import dev.bailiwick.channel.WebhookSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Posts one signed event, once. Never inside a transaction. */
@Component
class PostEvent {

    private static final String USER_AGENT = "Bailiwick";

    private final WebhookSettings settings;
    private final Clock clock;
    private final HttpClient client;

    PostEvent(WebhookSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout()).build();
    }

    /**
     * @param body  the event
     * @param token the conversation's secret, or null
     * @return null when the receiver took it; otherwise what went wrong, without any content
     */
    String post(String body, String token) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest request;
        try {
            request = request(bytes, token);
        } catch (IllegalArgumentException e) {
            return "the event cannot be posted: a header's value is not allowed in HTTP; is the conversation_token plain text?";
        }
        AtomicInteger status = new AtomicInteger();
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request, head -> {
            status.set(head.statusCode());
            return HttpResponse.BodySubscribers.discarding();
        });
        try {
            return judged(answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS).statusCode());
        } catch (TimeoutException e) {
            answer.cancel(true);
            // The answer's head counts; a body that trickles in does not turn a yes into a no.
            return status.get() == 0 ? "no answer within " + settings.timeout().toMillis() + " ms" : judged(status.get());
        } catch (ExecutionException e) {
            return "no answer: " + e.getCause().getClass().getSimpleName() + brief(e.getCause().getMessage());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return "interrupted while the answer was awaited";
        }
    }

    private HttpRequest request(byte[] bytes, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.url())).timeout(settings.timeout())
                .header("Content-Type", "application/json").header("User-Agent", USER_AGENT)
                .header(settings.headerPrefix() + "Signature", Signature.of(settings.signingKey(), bytes, clock.instant()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
        if (token != null && !token.isEmpty()) {
            request.header(settings.headerPrefix() + "Token", token);
        }
        return request.build();
    }

    private static String judged(int status) {
        return status >= 200 && status < 300 ? null : "the receiver answered " + status;
    }

    private static String brief(String message) {
        return message == null ? "" : ": " + message.substring(0, Math.min(message.length(), 300));
    }
}
