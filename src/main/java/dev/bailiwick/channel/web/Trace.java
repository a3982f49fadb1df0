package dev.bailiwick.channel.web;

import dev.bailiwick.kernel.Ids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request a trace id before anything else looks at it: the caller's own where it sends a W3C {@code traceparent}, otherwise a new one.
 * It stands in every error's details and in every line of the log, as {@code trace_id}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Trace extends OncePerRequestFilter {

    /** The name of the request attribute and of the log field. */
    static final String ID = "trace_id";

    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private final Ids ids;

    Trace(Ids ids) {
        this.ids = ids;
    }

    static String of(HttpServletRequest request) {
        return request.getAttribute(ID) instanceof String id ? id : "none";
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String parent = request.getHeader("traceparent");
        Matcher matcher = TRACEPARENT.matcher(parent == null ? "" : parent);
        String id = matcher.matches() ? matcher.group(1) : ids.next().replace("-", "");
        request.setAttribute(ID, id);
        MDC.put(ID, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(ID);
        }
    }
}
