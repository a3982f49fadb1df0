package dev.bailiwick.model.springai;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.azure.core.util.UrlBuilder;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Carries Azure's requests over the JDK's HTTP client: shows the key, which the library would only do over https, asks for the version that is set,
 * listens to the headers, and closes the connection of a call that is given up. The library's own adapter for this client cannot read streams.
 */
final class JdkAzureHttp implements com.azure.core.http.HttpClient {

    private static final HttpHeaderName KEY = HttpHeaderName.fromString("api-key");

    private final RouteSettings settings;
    private final HttpClient http;

    JdkAzureHttp(RouteSettings settings) {
        this.settings = settings;
        this.http = Reach.client(settings);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return Mono.deferContextual(around -> {
            Heard heard = around.get(Heard.class);
            return Reach.sent(http, asked(request), heard).map(response -> {
                heard.answered(response.statusCode(), name -> response.headers().firstValue(name).orElse(null));
                return new Came(request, response, Reach.pieces(response, heard).map(piece -> copy(piece, heard)));
            });
        });
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        try {
            java.net.http.HttpResponse<byte[]> response = http.send(asked(request), BodyHandlers.limiting(BodyHandlers.ofByteArray(),
                    Reach.MOST_BYTES));
            Heard.NOW.get().answered(response.statusCode(), name -> response.headers().firstValue(name).orElse(null));
            Heard.NOW.get().listen(response.body());
            return new Came(request, response, Flux.just(ByteBuffer.wrap(response.body())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("the call was given up"));
        }
    }

    private java.net.http.HttpRequest asked(HttpRequest request) {
        request.setHeader(KEY, settings.key());
        String address = UrlBuilder.parse(request.getUrl()).setQueryParameter("api-version", settings.apiVersion()).toString();
        java.net.http.HttpRequest.Builder asked = java.net.http.HttpRequest.newBuilder(URI.create(address)).timeout(settings.readTimeout());
        request.getHeaders().stream().filter(header -> !Reach.SET_BY_THE_CLIENT.contains(header.getName().toLowerCase(Locale.ROOT)))
                .forEach(header -> header.getValuesList().forEach(value -> asked.header(header.getName(), value)));
        return asked.method(request.getHttpMethod().name(), request.getBodyAsBinaryData() == null ? BodyPublishers.noBody()
                : BodyPublishers.ofByteArray(request.getBodyAsBinaryData().toBytes())).build();
    }

    /** The library wants to see the array behind a buffer, which the client's buffers do not show. */
    private static ByteBuffer copy(ByteBuffer piece, Heard heard) {
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        heard.listen(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private static final class Came extends HttpResponse {

        private final int status;
        private final HttpHeaders headers = new HttpHeaders();
        private final Flux<ByteBuffer> body;

        Came(HttpRequest request, java.net.http.HttpResponse<?> response, Flux<ByteBuffer> body) {
            super(request);
            this.status = response.statusCode();
            this.body = body;
            response.headers().map().forEach((name, values) -> headers.set(HttpHeaderName.fromString(name), values));
        }

        @Override
        public int getStatusCode() {
            return status;
        }

        @Override
        @SuppressWarnings("deprecation")
        public String getHeaderValue(String name) {
            return headers.getValue(HttpHeaderName.fromString(name));
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public Flux<ByteBuffer> getBody() {
            return body;
        }

        @Override
        public Mono<byte[]> getBodyAsByteArray() {
            return com.azure.core.util.FluxUtil.collectBytesInByteBufferStream(body);
        }

        @Override
        public Mono<String> getBodyAsString() {
            return getBodyAsString(StandardCharsets.UTF_8);
        }

        @Override
        public Mono<String> getBodyAsString(Charset charset) {
            return getBodyAsByteArray().map(bytes -> new String(bytes, charset));
        }
    }
}
