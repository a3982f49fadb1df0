package dev.bailiwick.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.guardrail.Finding.Action;
import dev.bailiwick.guardrail.Verdict.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    private static Finding finding(String policy, Action action) {
        return new Finding(policy, "title", "basis", action, "because", "wording." + policy.toLowerCase(), null, null);
    }

    @ParameterizedTest
    @CsvSource({"NOTE,ALLOW", "SAY_FIRST,ALLOW", "REDACT,REDACT", "ASK,ASK", "HOLD,HOLD", "BLOCK,BLOCK", "HAND_OFF,HAND_OFF"})
    void whatOnePolicyAsksForFollows(Action action, Outcome outcome) {
        assertThat(Verdict.of(List.of(finding("GR-001", action)), "b").outcome()).isEqualTo(outcome);
    }

    @Test
    void theStrictestFindingWins() {
        Verdict verdict = Verdict.of(List.of(finding("GR-001", Action.NOTE), finding("GR-003", Action.HOLD), finding("GR-002", Action.BLOCK),
                finding("GR-009", Action.HAND_OFF), finding("GR-004", Action.ASK)), "b");

        assertThat(verdict.outcome()).isEqualTo(Outcome.HAND_OFF);
        assertThat(verdict.deciding()).map(Finding::policy).contains("GR-009");
        assertThat(verdict.findings()).extracting(Finding::policy).containsExactly("GR-009", "GR-002", "GR-003", "GR-004", "GR-001");
    }

    @Test
    void amongEqualsThePolicyWithTheLowerIdSpeaks() {
        Verdict verdict = Verdict.of(List.of(finding("GR-020", Action.HAND_OFF), finding("GR-001", Action.HAND_OFF)), "b");

        assertThat(verdict.deciding()).map(Finding::policy).contains("GR-001");
    }

    @Test
    void noFindingAllows() {
        Verdict verdict = Verdict.of(List.of(), "b");

        assertThat(verdict.outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(verdict.deciding()).isEmpty();
    }

    @Test
    void whatIsSaidFirstIsSaidOnceAndInTheOrderOfThePolicies() {
        Verdict verdict = Verdict.of(List.of(finding("GR-051", Action.SAY_FIRST), finding("GR-040", Action.SAY_FIRST), finding("GR-040",
                Action.SAY_FIRST), finding("GR-050", Action.NOTE)), "b");

        assertThat(verdict.sayFirst()).containsExactly("wording.gr-040", "wording.gr-051");
        assertThat(verdict.outcome()).isEqualTo(Outcome.ALLOW);
    }
}
