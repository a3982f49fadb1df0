package dev.bailiwick.flow.web;

import dev.bailiwick.kernel.Ids;
import dev.bailiwick.kernel.InvalidFile;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers with every problem of texts that cannot be taken up. */
@RestControllerAdvice(assignableTypes = {CompanyApi.class, DrawingProposalsApi.class, FlowsApi.class})
@Order(0)
class BrokenTexts {

    private static final Logger LOG = LoggerFactory.getLogger(BrokenTexts.class);
    private static final int MOST_PROBLEMS = 50;
    private static final String TRACE = "trace_id";

    private final Ids ids;

    BrokenTexts(Ids ids) {
        this.ids = ids;
    }

    /** The wire contract's envelope, with every problem by itself so that a tool can lead its user to the line. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> broken(InvalidFile broken, HttpServletRequest request) {
        List<InvalidFile> problems = broken.problems();
        long files = problems.stream().map(InvalidFile::path).distinct().count();
        Object trace = request.getAttribute(TRACE) instanceof String id ? id : ids.next();
        LOG.warn("The company's texts were not taken over ({}): {}", trace, broken.getMessage());
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("trace_id", trace);
        details.put("problems", problems.stream().limit(MOST_PROBLEMS).map(BrokenTexts::problem).toList());
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("code", "invalid_argument");
        envelope.put("message", (files == 1 ? "1 file is broken" : files + " files are broken") + "; nothing was taken over"
                + (problems.size() > MOST_PROBLEMS ? "; the first " + MOST_PROBLEMS + " of " + problems.size() + " problems are named" : ""));
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
