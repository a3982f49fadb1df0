package dev.bailiwick.model.springai;

import dev.bailiwick.model.Fault;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The one HTTP client below all providers' libraries. */
final class Reach {

    /** Headers that the client sets itself, and refuses to be told. */
    static final Set<String> SET_BY_THE_CLIENT = Set.of("host", "content-length", "connection", "expect", "upgrade");
    /** No answer of ours is a hundredth of it; whoever sends more does not stop by himself. */
    static final long MOST_BYTES = 8L * 1024 * 1024;
    private static final Executor VIRTUAL = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("model-http-", 0).factory());

    private Reach() {
    }

    /** HTTP/1.1: several servers stumble over an attempt to upgrade a plain connection; and giving up a call then closes its connection. */
    static HttpClient client(RouteSettings settings) {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER).executor(VIRTUAL).build();
    }

    /**
     * Sends a request. When the attempt is over before its answer began, the call is ended and its connection closed: not every library passes on
     * that nobody waits any more (Azure's does not, for streams), and the client itself would hold the connection until its read timeout.
     */
    static Mono<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> sent(HttpClient http, HttpRequest request, Heard heard) {
        CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> sent = http.sendAsync(request, HttpResponse.BodyHandlers.ofPublisher());
        heard.over.add(() -> {
            if (!sent.cancel(true)) {
                sent.thenAccept(Reach::leave);
            }
        });
        return Mono.fromFuture(sent);
    }

    /** An answer that nobody began to read holds its connection; one that somebody reads already takes no second reader, and is left alone. */
    private static void leave(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response) {
        JdkFlowAdapter.flowPublisherToFlux(response.body()).subscribe(piece -> { }, taken -> { }).dispose();
    }

    /** An answer as it comes; whoever still reads when the attempt is over stops, and the connection is closed. */
    static Flux<ByteBuffer> pieces(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response, Heard heard) {
        return limited(JdkFlowAdapter.flowPublisherToFlux(response.body()).doOnSubscribe(reading -> heard.over.add(reading::cancel))
                .concatMapIterable(pieces -> pieces));
    }

    /** The same, ended with an error where it becomes too much. */
    static Flux<ByteBuffer> limited(Flux<ByteBuffer> pieces) {
        return Flux.defer(() -> {
            AtomicLong bytes = new AtomicLong();
            return pieces.doOnNext(piece -> {
                if (bytes.addAndGet(piece.remaining()) > MOST_BYTES) {
                    throw tooMuch();
                }
            });
        });
    }

    static ServerRefused tooMuch() {
        return new ServerRefused(Fault.UNREADABLE, Optional.empty(), "the answer has more than " + MOST_BYTES / 1024 / 1024 + " MB");
    }
}
