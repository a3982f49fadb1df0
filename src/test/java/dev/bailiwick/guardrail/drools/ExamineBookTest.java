package dev.bailiwick.guardrail.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Finding.Action;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.GuardrailSettings;
import dev.bailiwick.guardrail.Mutations;
import dev.bailiwick.guardrail.Remark;
import dev.bailiwick.guardrail.Remark.Kind;
import dev.bailiwick.guardrail.drools.BookedPolicy.Stage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the analysis says of small books, and that it reckons conditions as Drools does. */
class ExamineBookTest {

    private static final LocalDate SINCE = LocalDate.of(2026, 1, 1);

    @Test
    void whatContradictsItselfCanNeverHit() {
        assertThat(remarks(subject("GR-901", "MessageFact( length >= 40 ) and MessageFact( length < 40 )", Action.HOLD, null)))
                .extracting(Remark::kind).containsExactly(Kind.NEVER_HITS);
        assertThat(remarks(subject("GR-901", "TopicFact( topic == \"a\" ) and not TopicFact( topic == \"a\" )", Action.HOLD, null)))
                .extracting(Remark::kind).containsExactly(Kind.NEVER_HITS);
        assertThat(remarks(subject("GR-901", "TopicFact( topic == \"a\", nearness > 1.0 )", Action.HOLD, null))).hasSize(1);
        assertThat(remarks(subject("GR-901", "MessageFact( $l : language ) and not CoverageFact( language == $l, speakers > 0 )", Action.HOLD, null)))
                .isEmpty();
        assertThat(remarks(subject("GR-901", "TopicFact( topic == \"a\" ) and not TopicFact( topic == \"b\" )", Action.HOLD, null))).isEmpty();
    }

    @Test
    void whatAStricterPolicyCoversIsShadowedWithAnExample() {
        List<Remark> remarks = remarks(subject("GR-901", "MessageFact( length >= 60 )", Action.HOLD, null),
                subject("GR-902", "MessageFact( length >= 40 )", Action.HAND_OFF, "front-desk"));

        assertThat(remarks).singleElement().satisfies(remark -> {
            assertThat(remark.kind()).isEqualTo(Kind.SHADOWED);
            assertThat(remark.policies()).containsExactly("GR-901", "GR-902");
            assertThat(remark.example()).isEqualTo("message: length 60");
        });
    }

    @Test
    void twoThatHitInTheSameCasesAndSayOtherThingsContradict() {
        assertThat(remarks(subject("GR-901", "MessageFact( length >= 40 )", Action.HOLD, null),
                subject("GR-902", "MessageFact( length > 39 )", Action.HAND_OFF, "front-desk"))).extracting(Remark::kind).containsExactly(Kind.CONTRADICTS);
    }

    @Test
    void aCaseThatNoRowOfATableDecidesIsShown() {
        List<Remark> remarks = remarks(row(1, "CompanyTimeFact( minute < 540 )"), row(2, "CompanyTimeFact( minute >= 545 )"));

        assertThat(remarks).filteredOn(remark -> remark.kind() == Kind.GAP).singleElement().satisfies(remark ->
                assertThat(remark.example()).startsWith("company time: 09:0"));
        assertThat(remarks(row(1, "CompanyTimeFact( minute < 540 )"), row(2, "CompanyTimeFact( minute >= 540 )"))).isEmpty();
    }

    @Test
    void aTopicThatNobodyDecidedIsShownByAnExemplar() {
        assertThat(ExamineBook.examine(List.of(), Map.of("crypto", "Shall I buy coins?"))).singleElement().satisfies(remark ->
                assertThat(remark.example()).isEqualTo("Shall I buy coins?"));
    }

    @Test
    void conditionsAreReckonedAsDroolsReckonsThem() {
        CompiledBook book = BooksForTests.larkfield();

        List<Subject> rules = Subject.of(book);

        for (Example example : book.examples()) {
            if (rules.stream().anyMatch(rule -> rule.policy().equals(example.policy()))) {
                assertThat(Reckon.seen(rules, example, Reckon.known(rules, example))).as(example.path() + ":" + example.line())
                        .isEqualTo(book.seen(example, GuardrailSettings.ordinary()));
            }
        }
    }

    @Test
    void aLimitWithoutAnExampleAtItIsNamed() {
        CompiledBook book = BooksForTests.larkfield();

        Mutations mutations = MutateBook.mutate(Subject.of(book), book.examples(), Duration.ofMinutes(1));
        Mutations withoutExamples = MutateBook.mutate(Subject.of(book), List.of(), Duration.ofMinutes(1));

        assertThat(mutations.complete()).isTrue();
        assertThat(mutations.unnoticed()).extracting(Mutations.Unnoticed::policy).doesNotContain("GR-014");
        assertThat(mutations.noticed()).isGreaterThan(mutations.tried() / 2);
        assertThat(withoutExamples.noticed()).isZero();
        assertThat(ExamineBook.examine(Subject.of(book), Map.of())).extracting(Remark::kind).doesNotContain(Kind.NEVER_HITS, Kind.CONTRADICTS);
    }

    @Test
    void whatRulesInferIsFollowedToWhatItFollowsFrom() {
        Subject regime = inferring("IN-901", "ResidenceFact( country == \"US\" )", "RegimeFact( \"reg-f\" )");
        Subject other = inferring("IN-902", "ResidenceFact( country == \"GB\" )", "RegimeFact( \"conc\" )");
        Subject abroad = subject("GR-901", "RegimeFact( regime == \"reg-f\" ) and ResidenceFact( country == \"US\", capacity == \"consumer\" )"
                + " and not ResidenceFact( country == \"US\" )", Action.HOLD, null);
        Subject dead = subject("GR-902", "RegimeFact( regime == \"eu\" )", Action.HOLD, null);
        Subject never = subject("GR-903", "not RegimeFact( regime == \"reg-f\" ) and ResidenceFact( country == \"US\" )", Action.HOLD, null);
        Subject here = subject("GR-904", "RegimeFact( regime == \"conc\" ) and MessageFact( length > 9 )", Action.HOLD, null);

        List<Remark> remarks = remarks(regime, other, abroad, dead, never, here);

        assertThat(remarks).extracting(remark -> remark.kind() + " " + remark.policies().getFirst()).containsExactlyInAnyOrder("NEVER_HITS GR-901",
                "NEVER_HITS GR-902", "NEVER_HITS GR-903");
        assertThat(remarks).allSatisfy(remark -> assertThat(remark.example()).isNotEmpty());
        assertThat(remarks).filteredOn(remark -> remark.policies().contains("GR-903")).singleElement().satisfies(remark ->
                assertThat(remark.example()).contains("there cannot be: residence with country US"));
    }

    @Test
    void aPolicyOnWhatIsInferredIsShadowedByOneOnWhatItFollowsFrom() {
        Subject regime = inferring("IN-901", "ResidenceFact( country == \"US\" )", "RegimeFact( \"reg-f\" )");
        Subject mild = subject("GR-901", "RegimeFact( regime == \"reg-f\" ) and MessageFact( length > 9 )", Action.HOLD, null);
        Subject strict = subject("GR-902", "ResidenceFact( country == \"US\" )", Action.HAND_OFF, "front-desk");
        Subject elsewhere = subject("GR-902", "ResidenceFact( country == \"FR\" )", Action.HAND_OFF, "front-desk");

        assertThat(remarks(regime, mild, strict)).singleElement().satisfies(remark -> {
            assertThat(remark.kind()).isEqualTo(Kind.SHADOWED);
            assertThat(remark.policies()).containsExactly("GR-901", "GR-902");
            assertThat(remark.example()).contains("message: length 10").contains("residence: country US");
        });
        assertThat(remarks(regime, mild, elsewhere)).isEmpty();
    }

    @Test
    void twoThatCanHitTogetherAndAskForOtherThingsOfTheSameStrictnessOverlap() {
        assertThat(remarks(subject("GR-901", "MessageFact( length >= 40 ) and CustomerFact( minor == true )", Action.HAND_OFF, "front-desk"),
                subject("GR-902", "MessageFact( length >= 40 ) and CustomerFact( verified == true )", Action.HAND_OFF, "lending"))).singleElement()
                .satisfies(remark -> {
                    assertThat(remark.kind()).isEqualTo(Kind.OVERLAPS);
                    assertThat(remark.example()).contains("minor true").contains("verified true").contains("length 40");
                });
    }

    @Test
    void anHourThatATableDecidesForOneLanguageAndNotForAnotherIsAGap() {
        String[] whole = {"MessageFact( language == \"de\" ) and CompanyTimeFact( minute < 540 )",
            "MessageFact( language == \"de\" ) and CompanyTimeFact( minute >= 540 )",
            "MessageFact( language == \"fr\" ) and CompanyTimeFact( minute < 540 )",
            "MessageFact( language == \"fr\" ) and CompanyTimeFact( minute >= 540 )"};

        assertThat(remarks(row(1, whole[0]), row(2, whole[1]), row(3, whole[2]), row(4, whole[3]))).isEmpty();
        assertThat(remarks(row(1, whole[0]), row(2, whole[1]), row(3, whole[2]))).singleElement().satisfies(remark -> {
            assertThat(remark.kind()).isEqualTo(Kind.GAP);
            assertThat(remark.example()).isEqualTo("company time: 09:00; message: language fr");
        });
        // Limits that all look the same way part nothing.
        assertThat(remarks(row(1, "MessageFact( language == \"de\", length > 20 )"), row(2, "MessageFact( language == \"fr\", length > 12 )"))).isEmpty();
    }

    @Test
    void aLanguageADayAndATextThatAnotherPolicyNamesAreMissedInATableOfOneColumn() {
        assertThat(remarks(row(1, "MessageFact( language == \"en\" )"), row(2, "MessageFact( language == \"de\" )"))).extracting(Remark::example)
                .containsExactly("message: language fr");
        assertThat(remarks(row(1, "CompanyTimeFact( weekday != \"SUNDAY\" )"))).extracting(Remark::example).containsExactly("company time: Sunday");
        Subject[] reasons = {row(1, "HandoffFact( reason == \"GR-001\" )"), row(2, "HandoffFact( reason == \"GR-002\" )")};
        assertThat(remarks(reasons)).isEmpty();
        assertThat(remarks(reasons[0], reasons[1], inferring("IN-901", "HandoffFact( reason == \"GR-003\" )", "RegimeFact( \"x\" )")))
                .extracting(Remark::example).containsExactly("handoff: reason GR-003");
    }

    @Test
    void theSamplePacksRaiseNoFalseAlarm() {
        assertThat(ExamineBook.examine(Subject.of(BooksForTests.larkfield()), ExamineBook.topics(BooksForTests.larkfieldFiles()))).isEmpty();
    }

    private static Subject inferring(String id, String conditions, String inferred) {
        return new Subject(id, "a test", "rules/drl/inference/" + id + "-x.drl", 0, null, SINCE, null, Stage.INFER, 0, ConditionGrammar.read(conditions),
                List.of(), List.of(), List.of(Inference.read("insertLogical( new " + inferred + " );", Map.of())));
    }

    private static List<Remark> remarks(Subject... subjects) {
        return ExamineBook.examine(List.of(subjects), Map.of());
    }

    private static Subject subject(String id, String conditions, Action action, String target) {
        return new Subject(id, "a test", "rules/drl/people/" + id + "-x.dslr", 0, Gate.MESSAGE, SINCE, null, Stage.DECIDE, 0,
                ConditionGrammar.read(conditions), List.of(), List.of(new Finding(id, "a test", "a test", action, "It is a test.", null, target, null)), List.of());
    }

    private static Subject row(int row, String conditions) {
        return new Subject("GR-903", "a table", "rules/drl/people/GR-903-x.drl.csv", row, Gate.MESSAGE, SINCE, null, Stage.DECIDE, 0,
                ConditionGrammar.read(conditions), List.of(), List.of(new Finding("GR-903", "a table", "a test", Action.NOTE, "It is a test.", null, null, null)), List.of());
    }
}
