package dev.bailiwick.channel.webhook;

import dev.bailiwick.channel.WebhookSettings;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Posts one signed event, once. Never inside a transaction. */
@Component
class PostEvent {

    private static final String USER_AGENT = "Bailiwick";
    private static final long MOST_OF_A_BODY = 64 * 1_024;
    private static final long REST_MILLIS = 300;
    private static final int TOOK_TOO_LONG_TO_COME = 408;
    private static final int UNAVAILABLE = 503;

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
     * What became of a post.
     *
     * @param problem        null when the receiver took the event; otherwise what went wrong, without any content
     * @param mayHaveArrived whether the receiver may have taken it, problem or not
     */
    record Answer(String problem, boolean mayHaveArrived) {

        static final Answer TAKEN = new Answer(null, true);

        static Answer refused(String problem) {
            return new Answer(problem, false);
        }

        static Answer unknown(String problem) {
            return new Answer(problem, true);
        }
    }

    /**
     * @param body  the event
     * @param token the conversation's secret, or null
     * @return what became of it
     */
    Answer post(String body, String token) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest request;
        try {
            request = request(bytes, token);
        } catch (IllegalArgumentException e) {
            return Answer.refused("the event cannot be posted: a header's value is not allowed in HTTP; is the conversation_token plain text?");
        }
        CompletableFuture<Integer> status = new CompletableFuture<>();
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request, head -> {
            status.complete(head.statusCode());
            return new LittleOfTheBody();
        });
        answer.exceptionally(trouble -> {
            status.completeExceptionally(trouble);
            return null;
        });
        try {
            // The answer's head counts. A body that trickles in or has no end neither turns a yes into a no nor holds up the next event.
            Answer judged = judged(status.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
            letEnd(answer);
            return judged;
        } catch (TimeoutException e) {
            answer.cancel(true);
            return tooLate();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() instanceof CompletionException wrapped && wrapped.getCause() != null ? wrapped.getCause() : e.getCause();
            if (cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException)) {
                return tooLate();
            }
            String problem = cause.getCause() instanceof UnresolvedAddressException ? "no answer: the receiver's name is not known to this machine"
                    : "no answer: " + cause.getClass().getSimpleName() + brief(cause.getMessage());
            boolean neverLeft = cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
            return neverLeft ? Answer.refused(problem) : Answer.unknown(problem);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Answer.unknown("interrupted while the answer was awaited");
        }
    }

    private Answer tooLate() {
        return Answer.unknown("no answer within " + settings.timeout().toMillis() + " ms");
    }

    /** A body that ends soon leaves a connection that can be used again; any other is cut off. */
    private static void letEnd(CompletableFuture<?> answer) throws InterruptedException {
        try {
            answer.get(REST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | CancellationException e) {
            answer.cancel(true);
        }
    }

    /** Reads and forgets so much of an answer's body as an honest receiver sends, and then reads no more. */
    private static final class LittleOfTheBody implements HttpResponse.BodySubscriber<Void> {

        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private Flow.Subscription subscription;
        private long read;

        @Override
        public CompletionStage<Void> getBody() {
            return end;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> some) {
            read += some.stream().mapToLong(ByteBuffer::remaining).sum();
            if (read > MOST_OF_A_BODY) {
                subscription.cancel();
                end.complete(null);
            }
        }

        @Override
        public void onError(Throwable trouble) {
            end.completeExceptionally(trouble);
        }

        @Override
        public void onComplete() {
            end.complete(null);
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

    private static Answer judged(int status) {
        if (status >= 200 && status < 300) {
            return Answer.TAKEN;
        }
        return new Answer("the receiver answered " + status, !saysNo(status));
    }

    /**
     * Whoever refuses the request, or says that nobody can serve it now, has not taken it. One that broke over it (500) may have kept it first,
     * and a gateway that lost its receiver (502, 504) does not know.
     */
    private static boolean saysNo(int status) {
        return status < 500 && status != TOOK_TOO_LONG_TO_COME || status == UNAVAILABLE;
    }

    private static String brief(String message) {
        return message == null ? "" : ": " + message.substring(0, Math.min(message.length(), 300));
    }
}
