package dev.bailiwick.security.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Asks another server for one whole answer: within a time that counts from the call to the last byte, of a limited size, and without being led on to
 * yet another server. An answer that says the server is out of order is none.
 */
final class BoundedExchange implements ClientHttpRequestFactory {

    private static final int MOST_BYTES = 512 * 1024;
    private static final int OUT_OF_ORDER = 500;
    /** What the client itself says of a body. */
    private static final Set<String> ITS_OWN = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        ITS_OWN.addAll(Set.of("Content-Length", "Host", "Connection", "Expect", "Upgrade"));
    }

    private final HttpClient client;
    private final Duration limit;

    BoundedExchange(Duration limit) {
        this.limit = limit;
        this.client = HttpClient.newBuilder().connectTimeout(limit).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    @Override
    public ClientHttpRequest createRequest(URI uri, HttpMethod method) {
        return new Asked(uri, method);
    }

    private final class Asked extends AbstractClientHttpRequest {

        private final URI uri;
        private final HttpMethod method;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Asked(URI uri, HttpMethod method) {
            this.uri = uri;
            this.method = method;
        }

        @Override
        public URI getURI() {
            return uri;
        }

        @Override
        public HttpMethod getMethod() {
            return method;
        }

        @Override
        protected OutputStream getBodyInternal(HttpHeaders headers) {
            return body;
        }

        @Override
        protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
            var request = HttpRequest.newBuilder(uri).method(method.name(),
                    body.size() == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
            headers.forEach((name, values) -> values.stream().filter(value -> !ITS_OWN.contains(name)).forEach(value -> request.header(name, value)));
            var sent = client.sendAsync(request.build(), HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
            try {
                HttpResponse<byte[]> answer = sent.get(limit.toMillis(), TimeUnit.MILLISECONDS);
                if (answer.statusCode() >= OUT_OF_ORDER) {
                    throw new IOException(where() + " answered " + answer.statusCode());
                }
                return new Answer(answer);
            } catch (TimeoutException e) {
                sent.cancel(true);
                throw new IOException(where() + " gave no whole answer within " + limit.toMillis() + " ms", e);
            } catch (ExecutionException e) {
                throw new IOException(where() + " gave no answer of at most " + MOST_BYTES + " bytes: " + e.getCause(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("asking " + where() + " was broken off", e);
            }
        }

        private String where() {
            return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
        }
    }

    private record Answer(HttpResponse<byte[]> answer) implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() {
            return HttpStatusCode.valueOf(answer.statusCode());
        }

        @Override
        public String getStatusText() {
            return "";
        }

        @Override
        public HttpHeaders getHeaders() {
            var headers = new HttpHeaders();
            answer.headers().map().forEach(headers::addAll);
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(answer.body());
        }

        @Override
        public void close() {
            // Nothing is open: the answer was read whole.
        }
    }
}
