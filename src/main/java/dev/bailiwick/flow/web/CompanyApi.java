package dev.bailiwick.flow.web;

import dev.bailiwick.flow.ReloadCompany;
import dev.bailiwick.kernel.Ids;
import dev.bailiwick.kernel.InvalidFile;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets the company's people try their texts on the running house and put them into force. Who may call it is decided by security. */
@RestController
class CompanyApi {

    private static final Logger LOG = LoggerFactory.getLogger(CompanyApi.class);
    private static final int MOST_PROBLEMS = 50;
    private static final String TRACE = "trace_id";

    private final ReloadCompany reload;
    private final Ids ids;

    CompanyApi(ReloadCompany reload, Ids ids) {
        this.reload = reload;
        this.ids = ids;
    }

    /** @return what a reload would change; nothing is changed */
    @PostMapping("/api/company/check")
    Map<String, Object> check() {
        return answer(reload.check());
    }

    /** @return what changed, and the release now in force */
    @PostMapping("/api/company/reload")
    Map<String, Object> reload() {
        return answer(reload.reload());
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
        details.put("problems", problems.stream().limit(MOST_PROBLEMS).map(CompanyApi::problem).toList());
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

    private static Map<String, Object> answer(ReloadCompany.Report report) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("release", report.release().value());
        answer.put("before", report.before().value());
        answer.put("origin", report.origins());
        answer.put("drawings", report.drawings());
        answer.put("policies", report.policies());
        answer.put("prompts", report.prompts());
        answer.put("desk", Map.of("changed", report.desk()));
        answer.put("knowledge", report.knowledge());
        answer.put("notes", report.notes());
        return answer;
    }
}
