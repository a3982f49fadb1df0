package dev.bailiwick.guardrail.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.GuardrailSettings;
import dev.bailiwick.guardrail.Verdict;
import dev.bailiwick.guardrail.Verdict.Outcome;
import dev.bailiwick.guardrail.facts.CoverageFact;
import dev.bailiwick.guardrail.facts.DraftFact;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.MessageFact;
import dev.bailiwick.guardrail.facts.TopicFact;
import dev.bailiwick.guardrail.drools.BooksForTests.Texts;
import dev.bailiwick.kernel.InvalidFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DroolsJudgeTest {

    private static final Instant TUESDAY = Instant.parse("2026-07-28T10:00:00Z");
    private static final String PERSON = "rules/drl/people/GR-021-a-person-is-asked-for";

    /** A company of one policy, so that its book compiles in a moment. */
    private static Texts small(String policy) {
        Texts larkfield = BooksForTests.larkfieldFiles();
        return new Texts().with("rules/drl/sentences/bailiwick.dsl", larkfield.text("rules/drl/sentences/bailiwick.dsl"))
                .with(PERSON + ".dslr", policy).with(PERSON + ".examples.yaml", larkfield.text(PERSON + ".examples.yaml"));
    }

    private static String person() {
        return BooksForTests.larkfieldFiles().text(PERSON + ".dslr");
    }

    private static GuardrailSettings limits(Duration deadline, int matches, int facts) {
        return new GuardrailSettings(deadline, matches, facts, Duration.ofSeconds(60));
    }

    private static List<Fact> asksForAPerson(LocalDate day) {
        List<Fact> facts = new ArrayList<>(NamedFacts.facts(List.of(), Gate.MESSAGE, day));
        facts.removeIf(MessageFact.class::isInstance);
        facts.add(new MessageFact("A person, please", "en", 0.9, 16, "", 0, true, false, 0));
        return facts;
    }

    private static Verdict judged(GuardrailSettings limits, List<Fact> facts) {
        return new DroolsJudge(small(person()), limits).judge(Gate.MESSAGE, facts, TUESDAY);
    }

    private static void held(Verdict verdict, String why) {
        assertThat(verdict.outcome()).isEqualTo(Outcome.HOLD);
        assertThat(verdict.findings()).singleElement().extracting(Finding::policy, Finding::because).containsExactly("GR-000", "Judging broke: "
                + why);
    }

    @Test
    void aPolicyThatMatchesDecides() {
        Verdict verdict = judged(GuardrailSettings.ordinary(), asksForAPerson(LocalDate.of(2026, 7, 28)));

        assertThat(verdict.outcome()).isEqualTo(Outcome.HAND_OFF);
        assertThat(verdict.deciding()).hasValueSatisfying(finding -> {
            assertThat(finding.policy()).isEqualTo("GR-021");
            assertThat(finding.target()).isEqualTo("front-desk");
            assertThat(finding.because()).isEqualTo("The customer asked for a person.");
            assertThat(finding.basis()).contains("Art. 16d(3)");
        });
    }

    @Test
    void policiesApplyFromTheirDayToTheirDay() {
        String policy = person().replace("2026-01-01", "2026-03-01").replace("@review", "@until(\"2026-08-31\") @review");
        DroolsJudge judge = new DroolsJudge(small(policy), GuardrailSettings.ordinary());

        assertThat(on(judge, "2026-02-28")).isEqualTo(Outcome.ALLOW);
        assertThat(on(judge, "2026-03-01")).isEqualTo(Outcome.HAND_OFF);
        assertThat(on(judge, "2026-08-31")).isEqualTo(Outcome.HAND_OFF);
        assertThat(on(judge, "2026-09-01")).isEqualTo(Outcome.ALLOW);
    }

    private static Outcome on(DroolsJudge judge, String day) {
        return judge.judge(Gate.MESSAGE, asksForAPerson(LocalDate.parse(day)), Instant.parse(day + "T10:00:00Z")).outcome();
    }

    @Test
    void aDraftPolicyIsCheckedAndDoesNotJudge() {
        DroolsJudge judge = new DroolsJudge(small(person().replace("active", "draft")), GuardrailSettings.ordinary());

        assertThat(on(judge, "2026-07-28")).isEqualTo(Outcome.ALLOW);
    }

    @Test
    void policiesOfOneGateAreSilentAtTheOther() {
        DroolsJudge judge = new DroolsJudge(small(person()), GuardrailSettings.ordinary());
        List<Fact> facts = asksForAPerson(LocalDate.of(2026, 7, 28));
        facts.add(new DraftFact("Yes.", "en", "librarian", false, false, 1, true, false, 4));

        assertThat(judge.judge(Gate.DRAFT, facts, TUESDAY).outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(judge.judge(Gate.MESSAGE, facts, TUESDAY).outcome()).isEqualTo(Outcome.HAND_OFF);
    }

    @Test
    void aDeadlineThatPassesHolds() {
        held(judged(limits(Duration.ofNanos(1), 500, 1_000), asksForAPerson(LocalDate.of(2026, 7, 28))), "it took longer than 0 ms");
    }

    @Test
    void tooManyMatchesHold() {
        List<Fact> facts = NamedFacts.facts(List.of(), Gate.MESSAGE, LocalDate.of(2026, 7, 28));
        facts.add(new TopicFact("complaint", 1, "x"));
        facts.add(new TopicFact("fraud", 1, "x"));

        assertThatThrownBy(() -> BooksForTests.larkfield().findings(Gate.MESSAGE, facts, TUESDAY, limits(Duration.ofSeconds(10), 1, 1_000)))
                .isInstanceOf(Matching.JudgementBroken.class).hasMessage("more than 1 matches");
    }

    @Test
    void tooManyFactsHold() {
        List<Fact> facts = asksForAPerson(LocalDate.of(2026, 7, 28));
        IntStream.range(0, 10).forEach(i -> facts.add(new CoverageFact("en", i, true, 0)));

        held(judged(limits(Duration.ofSeconds(1), 500, 9), facts), "there were 15 facts, and at most 9 are looked at");
    }

    @Test
    void aMissingFactHoldsBecauseAPolicyMightHaveAskedForIt() {
        List<Fact> facts = asksForAPerson(LocalDate.of(2026, 7, 28));
        facts.removeIf(MessageFact.class::isInstance);

        held(judged(GuardrailSettings.ordinary(), facts), "there must be one MessageFact, and none were given");
    }

    @Test
    void aDayThatDoesNotFitTheMomentHolds() {
        held(judged(GuardrailSettings.ordinary(), asksForAPerson(LocalDate.of(2025, 7, 28))),
                "the company's day 2025-07-28 does not fit the moment 2026-07-28T10:00:00Z");
    }

    @Test
    void anErrorWhileJudgingHolds() {
        List<Fact> bursting = new AbstractList<>() {
            @Override
            public Fact get(int index) {
                throw new StackOverflowError();
            }

            @Override
            public int size() {
                return 1;
            }
        };

        held(judged(GuardrailSettings.ordinary(), bursting), "StackOverflowError");
        held(judged(GuardrailSettings.ordinary(), null), "NullPointerException");
    }

    @Test
    void aReloadTakesUpTheNewBookOrKeepsTheOldOne() {
        Texts files = small(person());
        DroolsJudge judge = new DroolsJudge(files, GuardrailSettings.ordinary());
        String first = judge.version();
        files.with(PERSON + ".dslr", person().replace("front-desk", "complaints"));
        files.with(PERSON + ".examples.yaml", files.text(PERSON + ".examples.yaml").replace("front-desk", "complaints"));

        var prepared = judge.prepare(files);

        assertThat(judge.version()).isEqualTo(first);
        assertThat(judge.judge(Gate.MESSAGE, asksForAPerson(LocalDate.of(2026, 7, 28)), TUESDAY).deciding()).map(Finding::target)
                .contains("front-desk");

        prepared.takeUp();
        String second = prepared.version();

        assertThat(second).isNotEqualTo(first).isEqualTo(judge.version()).matches("[0-9a-f]{12}");
        assertThat(judge.judge(Gate.MESSAGE, asksForAPerson(LocalDate.of(2026, 7, 28)), TUESDAY).deciding()).map(Finding::target)
                .contains("complaints");

        files.with(PERSON + ".dslr", person().replace("asks for a person", "asks for a persan"));

        assertThatThrownBy(() -> judge.prepare(files)).isInstanceOfSatisfying(InvalidFile.class, broken -> {
            assertThat(broken.path()).isEqualTo(PERSON + ".dslr");
            assertThat(broken.line()).isPositive();
        });
        assertThat(judge.version()).isEqualTo(second);
        assertThat(judge.policies()).extracting("id").containsExactly("GR-021");

        judge.prepare(small(person())).takeUp();

        assertThat(judge.version()).isEqualTo(first);
    }
}
