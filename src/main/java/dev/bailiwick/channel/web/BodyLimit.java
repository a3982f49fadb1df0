package dev.bailiwick.channel.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.channel.RequestSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large: at once when they say so, otherwise while they are read. Stands behind the security chain, so that a
 * stranger's body is not read at all.
 */
@Component
@Order(0)
class BodyLimit extends OncePerRequestFilter {

    private final RequestSettings settings;
    private final ObjectMapper json;

    BodyLimit(RequestSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
    }

    /** A body went on beyond the limit. */
    static class BodyTooLarge extends IOException {
        BodyTooLarge(long most) {
            super("the body is larger than " + most + " bytes, which is the most that is taken");
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getServletPath();
        boolean manyTexts = path.startsWith("/api/topics/") || path.startsWith("/api/policies/")
                || path.startsWith("/api/flows/");
        long most = (manyTexts ? settings.longestList() : settings.longestBody()).toBytes();
        if (request.getContentLengthLong() > most) {
            response.setStatus(ErrorEnvelope.Code.INVALID_ARGUMENT.status());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            json.writeValue(response.getOutputStream(),
                    ErrorEnvelope.of(ErrorEnvelope.Code.INVALID_ARGUMENT, new BodyTooLarge(most).getMessage(), request));
            return;
        }
        chain.doFilter(new Limited(request, most), response);
    }

    /** A request whose body ends with an error after so many bytes. */
    private static final class Limited extends HttpServletRequestWrapper {

        private final long most;
        private ServletInputStream stream;

        Limited(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) {
                stream = new LimitedStream(super.getInputStream(), most);
            }
            return stream;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            String encoding = getCharacterEncoding();
            return new BufferedReader(new InputStreamReader(getInputStream(), encoding == null ? StandardCharsets.UTF_8.name() : encoding));
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream inner;
        private final long most;
        private long count;

        LimitedStream(ServletInputStream inner, long most) {
            this.inner = inner;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int one = inner.read();
            counted(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int some = inner.read(bytes, from, length);
            counted(Math.max(some, 0));
            return some;
        }

        private void counted(int some) throws BodyTooLarge {
            count += some;
            if (count > most) {
                throw new BodyTooLarge(most);
            }
        }

        @Override
        public boolean isFinished() {
            return inner.isFinished();
        }

        @Override
        public boolean isReady() {
            return inner.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            inner.setReadListener(listener);
        }
    }
}
