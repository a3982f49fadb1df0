package dev.bailiwick.security.web;

import dev.bailiwick.kernel.Ids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request an id, under which the log and the answer speak of it: the request attribute {@value #ATTRIBUTE}, the log's
 * {@code trace}, and {@code details.trace_id} of an error.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Trace extends OncePerRequestFilter {

    static final String ATTRIBUTE = "bailiwick.trace_id";
    private static final String IN_LOG = "trace";

    private final Ids ids;

    Trace(Ids ids) {
        this.ids = ids;
    }

    /** @return the request's id; an empty string when it was refused before it got one */
    static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : "";
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = ids.next();
        request.setAttribute(ATTRIBUTE, id);
        MDC.put(IN_LOG, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(IN_LOG);
        }
    }
}
