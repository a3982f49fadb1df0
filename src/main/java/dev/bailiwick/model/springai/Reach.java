package dev.bailiwick.model.springai;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

/** The one HTTP client below all providers' libraries. */
final class Reach {

    /** Headers that the client sets itself, and refuses to be told. */
    static final Set<String> SET_BY_THE_CLIENT = Set.of("host", "content-length", "connection", "expect", "upgrade");
    private static final Executor VIRTUAL = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("model-http-", 0).factory());

    private Reach() {
    }

    /** HTTP/1.1: several servers stumble over an attempt to upgrade a plain connection; and giving up a call then closes its connection. */
    static HttpClient client(RouteSettings settings) {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER).executor(VIRTUAL).build();
    }

    /** An answer as it comes; whoever still reads when the attempt is over stops, and the connection is closed. */
    static Flux<ByteBuffer> pieces(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response, Heard heard) {
        return JdkFlowAdapter.flowPublisherToFlux(response.body()).doOnSubscribe(reading -> heard.over.add(reading::cancel))
                .concatMapIterable(pieces -> pieces);
    }
}
