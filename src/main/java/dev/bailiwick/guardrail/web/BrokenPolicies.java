package dev.bailiwick.guardrail.web;

import dev.bailiwick.kernel.Ids;
import dev.bailiwick.kernel.InvalidFile;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The wire contract's envelope for a book that cannot be used, with every problem by itself so that a tool can lead its user to the line. */
@RestControllerAdvice(basePackageClasses = BrokenPolicies.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class BrokenPolicies {

    private static final int MOST = 50;
    private static final String TRACE = "trace_id";

    private final Ids ids;

    BrokenPolicies(Ids ids) {
        this.ids = ids;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> broken(InvalidFile broken, HttpServletRequest request) {
        List<InvalidFile> problems = broken.problems();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(TRACE, request.getAttribute(TRACE) instanceof String id ? id : ids.next());
        details.put("problems", problems.stream().limit(MOST).map(BrokenPolicies::problem).toList());
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("code", "invalid_argument");
        envelope.put("message", (problems.size() == 1 ? "there is 1 problem" : "there are " + problems.size() + " problems")
                + " in the policies; nothing was taken over" + (problems.size() > MOST ? "; the first " + MOST + " are named" : ""));
        envelope.put("details", details);
        return ResponseEntity.badRequest().body(envelope);
    }

    private static Map<String, Object> problem(InvalidFile problem) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("path", problem.path());
        named.put("line", problem.line());
        named.put("problem", problem.what());
        return named;
    }
}
