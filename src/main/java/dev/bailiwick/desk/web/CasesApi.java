package dev.bailiwick.desk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bailiwick.desk.Case;
import dev.bailiwick.desk.Cases;
import dev.bailiwick.desk.Teams;
import dev.bailiwick.kernel.Refusal;
import java.util.List;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The cases as JSON, for the Management key and for people who are signed in. */
@RestController
class CasesApi {

    private static final int MOST = 500;

    private final Cases cases;
    private final Teams teams;

    CasesApi(Cases cases, Teams teams) {
        this.cases = cases;
        this.teams = teams;
    }

    /**
     * @param open  whether closed ones are left out
     * @param limit at most so many, 1 to 500
     * @return open ones first, those that wait longest before others; then closed ones, the latest first
     */
    @GetMapping("/api/desk/cases")
    Listed cases(@RequestParam(defaultValue = "true") String open, @RequestParam(defaultValue = "100") String limit) {
        if (!open.equals("true") && !open.equals("false")) {
            throw Refusal.invalid("open", "must be true or false");
        }
        return new Listed(cases.open(), cases.list(open.equals("true"), most(limit)).stream().map(one -> Line.of(one, teams)).toList());
    }

    private static int most(String limit) {
        if (!limit.matches("[1-9]\\d{0,2}") || Integer.parseInt(limit) > MOST) {
            throw Refusal.invalid("limit", "must be 1 to " + MOST);
        }
        return Integer.parseInt(limit);
    }

    /**
     * @param open  how many are open, listed or not
     * @param cases the cases
     */
    record Listed(long open, List<Line> cases) {
    }

    /** One case. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(String id, String conversation, int turn, @Nullable String target, @JsonProperty("target_title") @Nullable String targetTitle,
            @JsonProperty("reason_code") String reasonCode, String reason, @Nullable String note, @Nullable String intent, String language,
            String channel, String opened, @JsonProperty("taken_by") @Nullable String takenBy, @JsonProperty("taken_at") @Nullable String takenAt,
            @Nullable String overdue, @Nullable String closed) {

        static Line of(Case one, Teams teams) {
            return new Line(one.id(), one.conversation().value(), one.turn(), one.target(), teams.title(one.target()), one.reason().code(),
                    one.reason().text(), one.note(), one.intent(), one.language().code(), one.channel(), one.opened().toString(), one.takenBy(),
                    one.takenAt() == null ? null : one.takenAt().toString(),
                    one.overdue() == null ? null : one.overdue().toString(), one.closed() == null ? null : one.closed().toString());
        }
    }
}
