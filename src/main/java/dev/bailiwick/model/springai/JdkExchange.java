package dev.bailiwick.model.springai;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Flow;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.reactive.AbstractClientHttpRequest;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Carries the requests of Spring's reactive client over the JDK's HTTP client. Spring's own connector keeps the connection of a call that is given up
 * open until the server is done.
 */
final class JdkExchange implements ExchangeFunction {

    private static final ExchangeStrategies STRATEGIES = ExchangeStrategies.withDefaults();

    private final HttpClient http;
    private final Duration readTimeout;

    JdkExchange(HttpClient http, Duration readTimeout) {
        this.http = http;
        this.readTimeout = readTimeout;
    }

    @Override
    public Mono<ClientResponse> exchange(ClientRequest request) {
        return Mono.deferContextual(around -> {
            Asked asked = new Asked(request);
            Heard heard = around.get(Heard.class);
            return request.writeTo(asked, STRATEGIES).then(Mono.defer(() -> Reach.sent(http, asked.built(readTimeout), heard)))
                    .map(response -> answer(response, heard));
        });
    }

    private static ClientResponse answer(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response, Heard heard) {
        heard.answered(response.statusCode(), name -> response.headers().firstValue(name).orElse(null));
        Flux<DataBuffer> body = Reach.pieces(response, heard).map(DefaultDataBufferFactory.sharedInstance::wrap);
        return ClientResponse.create(HttpStatusCode.valueOf(response.statusCode()), STRATEGIES)
                .headers(headers -> response.headers().map().forEach(headers::addAll)).body(body).build();
    }

    /** A request as it is written, its body kept whole. */
    private static final class Asked extends AbstractClientHttpRequest {

        private final ClientRequest request;
        private byte[] body = {};

        Asked(ClientRequest request) {
            this.request = request;
        }

        HttpRequest built(Duration timeout) {
            HttpRequest.Builder built = HttpRequest.newBuilder(request.url()).timeout(timeout);
            getHeaders().forEach((name, values) -> {
                if (!Reach.SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> built.header(name, value));
                }
            });
            return built.method(request.method().name(), HttpRequest.BodyPublishers.ofByteArray(body)).build();
        }

        @Override
        public HttpMethod getMethod() {
            return request.method();
        }

        @Override
        public URI getURI() {
            return request.url();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getNativeRequest() {
            return (T) request;
        }

        @Override
        public DataBufferFactory bufferFactory() {
            return DefaultDataBufferFactory.sharedInstance;
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> parts) {
            return doCommit(() -> DataBufferUtils.join(parts).doOnNext(whole -> {
                body = new byte[whole.readableByteCount()];
                whole.read(body);
            }).then());
        }

        @Override
        public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> parts) {
            return writeWith(Flux.from(parts).concatMap(part -> part));
        }

        @Override
        public Mono<Void> setComplete() {
            return doCommit();
        }

        @Override
        protected void applyHeaders() {
            // They are read when the request is built.
        }

        @Override
        protected void applyCookies() {
            // None are kept.
        }
    }
}
