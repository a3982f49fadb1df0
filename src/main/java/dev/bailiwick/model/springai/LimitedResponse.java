package dev.bailiwick.model.springai;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An answer of which no more is read than an answer can have. */
final class LimitedResponse implements ClientHttpResponse {

    private final ClientHttpResponse response;
    private Counted body;

    LimitedResponse(ClientHttpResponse response) {
        this.response = response;
    }

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
        return response.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
        return response.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
        return response.getHeaders();
    }

    @Override
    public InputStream getBody() throws IOException {
        if (body == null) {
            body = new Counted(response.getBody());
        }
        return body;
    }

    /** Spring reads to its end what it closes; what has no end is broken off instead. */
    @Override
    public void close() {
        if (body != null && body.bytes > Reach.MOST_BYTES) {
            try {
                body.close();
            } catch (IOException e) {
                // It is over in any case.
            }
        }
        response.close();
    }

    private static final class Counted extends FilterInputStream {

        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        private int counted(int read) {
            bytes += Math.max(0, read);
            if (bytes > Reach.MOST_BYTES) {
                throw Reach.tooMuch();
            }
            return read;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            counted(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            return counted(super.read(into, from, most));
        }
    }
}
