package dev.bailiwick.flow.web;

import dev.bailiwick.flow.TriedTexts;
import dev.bailiwick.flow.TryPolicies;
import dev.bailiwick.flow.TryTexts;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.Refusal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets officers and pipelines see what the policies make of texts; nothing happens. */
@RestController
class TryPoliciesApi {

    private final TryPolicies policies;

    TryPoliciesApi(TryPolicies policies) {
        this.policies = policies;
    }

    /** What is to be tried. */
    record Asked(List<String> texts, String channel, String moment, String book, String gate, List<Map<String, Object>> facts) {
    }

    /** @return per text: verdict, findings, language, topics, places of personal data, injection */
    @PostMapping("/api/policies/try")
    TriedTexts tryOut(@RequestBody Asked asked) {
        try {
            return policies.tryOut(asked.texts(), asked.channel(), asked.moment() == null ? null : Instant.parse(asked.moment()), asked.book(),
                    TryTexts.At.read(asked.gate(), asked.facts()));
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("moment", "must be a moment such as 2026-03-01T08:00:00Z, not '" + asked.moment() + "'");
        } catch (InvalidFile broken) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "the proposal cannot be tried: " + broken.getMessage());
        }
    }
}
