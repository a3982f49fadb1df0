package dev.bailiwick.flow.web;

import dev.bailiwick.flow.ReloadCompany;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets the company's people try their texts on the running house and put them into force. Who may call it is decided by security. */
@RestController
class CompanyApi {

    private final ReloadCompany reload;

    CompanyApi(ReloadCompany reload) {
        this.reload = reload;
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
