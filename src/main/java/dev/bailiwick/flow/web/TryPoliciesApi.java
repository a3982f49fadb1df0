package dev.bailiwick.flow.web;

import dev.bailiwick.drafting.LookAtText;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.flow.TryPolicies;
import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.Refusal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
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
    record Asked(List<String> texts, String channel, String moment, String book) {
    }

    /** What became of all texts, in their order. */
    record Answer(String book, List<Line> results) {
    }

    /** What became of one text. */
    record Line(String text, String verdict, List<Found> findings, Spoken language, List<Understanding.Topic> topics,
            List<LookAtText.Place> personalData, Injection injection) {

        static Line of(TryPolicies.Tried tried) {
            Understanding seen = tried.look().understanding();
            int signs = seen.injections().size();
            return new Line(tried.text(), word(tried.verdict().outcome()), tried.verdict().findings().stream().map(Found::of).toList(),
                    new Spoken(seen.language().code(), seen.languageConfidence()), seen.topics(), tried.look().personalData(),
                    new Injection(signs / (signs + 1.0), seen.injections()));
        }
    }

    /** What one policy saw. */
    record Found(String policy, String title, String basis, String action, String because, String wording, String target, String follow) {

        static Found of(Finding finding) {
            return new Found(finding.policy(), finding.title(), finding.basis(), word(finding.action()), finding.because(), finding.wording(),
                    finding.target(), finding.follow());
        }
    }

    /** The language, {@code und} when nobody can tell. */
    record Spoken(String code, double confidence) {
    }

    /** Signs that a text instructs the assistant: 0 with none, 0.5 with one, nearer to 1 with each more. */
    record Injection(double score, List<String> signs) {
    }

    /** @return per text: verdict, findings, language, topics, places of personal data, injection */
    @PostMapping("/api/policies/try")
    Answer tryOut(@RequestBody Asked asked) {
        List<TryPolicies.Tried> tried;
        try {
            tried = policies.tryOut(asked.texts(), asked.channel(), asked.moment() == null ? null : Instant.parse(asked.moment()), asked.book());
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("moment", "must be a moment such as 2026-03-01T08:00:00Z, not '" + asked.moment() + "'");
        } catch (InvalidFile broken) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "the proposal cannot be tried: " + broken.getMessage());
        }
        return new Answer(tried.getFirst().verdict().book(), tried.stream().map(Line::of).toList());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
