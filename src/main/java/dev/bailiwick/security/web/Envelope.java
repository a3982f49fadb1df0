package dev.bailiwick.security.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.kernel.Ids;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Writes the wire contract's error envelope for what a filter refuses, before any controller is asked. */
@Component
class Envelope {

    /** The request attribute under which the request's trace id is found, set by whoever sees the request first. */
    private static final String TRACE = "trace_id";

    private static final Map<Integer, String> CODES = Map.of(400, "invalid_argument", 401, "unauthenticated", 403, "permission_denied",
            503, "unavailable");

    private final ObjectMapper json;
    private final Ids ids;

    Envelope(ObjectMapper json, Ids ids) {
        this.json = json;
        this.ids = ids;
    }

    /**
     * Answers the request, unless an answer is already on its way.
     *
     * @param status one of 400, 401, 403, 503
     */
    void write(HttpServletRequest request, HttpServletResponse response, int status, String message) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(status);
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        var trace = request.getAttribute(TRACE) instanceof String id ? id : ids.next();
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("code", CODES.getOrDefault(status, "internal"));
        envelope.put("message", message);
        envelope.put("details", Map.of("trace_id", trace));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(json.writeValueAsBytes(envelope));
    }
}
