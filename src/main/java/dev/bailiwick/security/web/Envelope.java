package dev.bailiwick.security.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Writes the wire contract's error envelope where no controller is there to do it. */
@Component
class Envelope {

    private static final Map<Integer, String> CODES = Map.of(400, "invalid_argument", 401, "unauthenticated", 403, "permission_denied",
            404, "not_found", 409, "failed_precondition", 412, "failed_precondition", 429, "resource_exhausted", 503, "unavailable",
            504, "deadline_exceeded");

    private final ObjectMapper json;

    Envelope(ObjectMapper json) {
        this.json = json;
    }

    /** @return the contract's word for a status */
    static String code(int status) {
        return CODES.getOrDefault(status, status < 500 ? "invalid_argument" : "internal");
    }

    /** @return the envelope as JSON would have it */
    static Map<String, Object> of(int status, String message, HttpServletRequest request) {
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("code", code(status));
        envelope.put("message", message);
        envelope.put("details", Map.of("trace_id", Trace.of(request)));
        return envelope;
    }

    /** Answers the request, unless an answer is already on its way. */
    void write(HttpServletRequest request, HttpServletResponse response, int status, String message) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(status);
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(json.writeValueAsBytes(of(status, message, request)));
    }
}
