package dev.bailiwick.drafting.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.drafting.CheckPrompts;
import dev.bailiwick.drafting.CheckPrompts.Standing;
import dev.bailiwick.drafting.PromptBook;
import dev.bailiwick.kernel.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows which prompt may be asked of which route, has contract suites run, and takes a person's decision where no suite has passed. */
@RestController
class PromptsApi {

    private final CheckPrompts check;
    private final PromptBook prompts;

    PromptsApi(CheckPrompts check, PromptBook prompts) {
        this.check = check;
        this.prompts = prompts;
    }

    /** @return how every prompt stands with every route */
    @GetMapping(path = "/api/prompts", produces = MediaType.APPLICATION_JSON_VALUE)
    Standings standings() {
        return answer(check.standings());
    }

    /**
     * @param route a route's name; all of them without it
     * @return how they stand after their suites have run
     */
    @PostMapping(path = "/api/prompts/check", produces = MediaType.APPLICATION_JSON_VALUE)
    Standings check(@RequestParam(required = false) @Nullable String route, HttpServletRequest request) {
        return answer(check.check(route, request.getUserPrincipal().getName()));
    }

    /**
     * @param prompt the prompt's name
     * @param route  the route's name
     * @param body   {@code because}: why it may serve without a passing suite
     * @return how everything stands afterwards
     */
    @PostMapping(path = "/api/prompts/{prompt}/routes/{route}/permit", produces = MediaType.APPLICATION_JSON_VALUE)
    Standings permit(@PathVariable String prompt, @PathVariable String route, @RequestBody JsonNode body, HttpServletRequest request) {
        if (!request.isUserInRole("NAMED")) {
            throw new Refusal(Refusal.Kind.DENIED, "this is decided by a person, and this key belongs to nobody in particular: sign in, or show a key "
                    + "of your own (POST /api/account/keys)");
        }
        check.allow(prompt, route, request.getUserPrincipal().getName(), body.path("because").asText(""));
        return answer(check.standings());
    }

    private Standings answer(List<Standing> standings) {
        return new Standings(prompts.version(), prompts.names(), standings);
    }

    /**
     * How prompts stand.
     *
     * @param version   the version of everything that is said to models
     * @param prompts   their names with their versions
     * @param standings every prompt that customers' turns need with every route
     */
    record Standings(String version, List<String> prompts, List<Standing> standings) {
    }
}
