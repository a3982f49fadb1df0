package dev.bailiwick.model.springai;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/** Carries Amazon's requests over the JDK's HTTP client, so that the house needs no second one. A cancelled call closes its connection. */
final class JdkAwsHttp implements SdkAsyncHttpClient {

    private final HttpClient http;
    private final Duration readTimeout;

    JdkAwsHttp(RouteSettings settings) {
        http = Reach.client(settings);
        readTimeout = settings.readTimeout();
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest execute) {
        SdkAsyncHttpResponseHandler handler = execute.responseHandler();
        CompletableFuture<Void> done = new CompletableFuture<>();
        AtomicReference<Subscription> body = new AtomicReference<>();
        CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> sent = http.sendAsync(request(execute),
                HttpResponse.BodyHandlers.ofPublisher());
        sent.whenComplete((response, failure) -> {
            if (failure != null) {
                Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null ? wrapped.getCause() : failure;
                handler.onError(cause);
                done.completeExceptionally(cause);
                return;
            }
            if (done.isDone()) {
                JdkFlowAdapter.flowPublisherToFlux(response.body()).subscribe().dispose();
                return;
            }
            try {
                Heard.noPage(response.statusCode(), response.headers().firstValue("Content-Type").orElse(null));
                handler.onHeaders(head(response));
                handler.onStream(pieces(response, body, done));
            } catch (RuntimeException e) {
                handler.onError(e);
                done.completeExceptionally(e);
            }
        });
        done.whenComplete((nothing, failure) -> {
            if (failure != null) {
                sent.cancel(true);
                Subscription reading = body.get();
                if (reading != null) {
                    reading.cancel();
                }
            }
        });
        return done;
    }

    private HttpRequest request(AsyncExecuteRequest execute) {
        SdkHttpRequest asked = execute.request();
        HttpRequest.Builder request = HttpRequest.newBuilder(asked.getUri()).timeout(readTimeout);
        asked.forEachHeader((name, values) -> {
            if (!Reach.SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        long length = execute.requestContentPublisher().contentLength().orElse(0L);
        return request.method(asked.method().name(), length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.fromPublisher(
                JdkFlowAdapter.publisherToFlowPublisher(execute.requestContentPublisher()), length)).build();
    }

    private static SdkHttpResponse head(HttpResponse<?> response) {
        return SdkHttpResponse.builder().statusCode(response.statusCode()).headers(response.headers().map()).build();
    }

    private static Publisher<ByteBuffer> pieces(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response, AtomicReference<Subscription> body,
            CompletableFuture<Void> done) {
        Flux<List<ByteBuffer>> came = JdkFlowAdapter.flowPublisherToFlux(response.body()).doOnSubscribe(reading -> {
            body.set(reading);
            if (done.isDone()) {
                reading.cancel();
            }
        });
        return Reach.limited(came.concatMapIterable(pieces -> pieces)).doOnComplete(() -> done.complete(null)).doOnError(done::completeExceptionally)
                .doOnCancel(() -> done.completeExceptionally(new CancellationException("nobody reads the answer any more")));
    }

    @Override
    public String clientName() {
        return "jdk";
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
