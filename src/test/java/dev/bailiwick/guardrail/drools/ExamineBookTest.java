package dev.bailiwick.guardrail.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Finding.Action;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.GuardrailSettings;
import dev.bailiwick.guardrail.Mutations;
import dev.bailiwick.guardrail.Remark;
import dev.bailiwick.guardrail.Remark.Kind;
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
            assertThat(remark.example()).isEqualTo("message: length 60.0");
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
                assertThat(remark.example()).startsWith("company time: minute 54"));
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

        for (Example example : book.examples()) {
            List<Subject> subjects = Subject.of(book).stream().filter(subject -> subject.policy().equals(example.policy())
                    && (example.row() == 0 || subject.row() == example.row())).toList();
            // What rules infer is not among an example's facts.
            if (subjects.isEmpty() || subjects.stream().flatMap(subject -> subject.conditions().stream()).anyMatch(one -> one.type().inferred())) {
                continue;
            }
            boolean reckoned = subjects.stream().anyMatch(subject -> Condition.hold(subject.conditions(), example.facts()));
            assertThat(reckoned).as(example.path() + ":" + example.line()).isEqualTo(book.hits(example, GuardrailSettings.ordinary()));
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

    private static List<Remark> remarks(Subject... subjects) {
        return ExamineBook.examine(List.of(subjects), Map.of());
    }

    private static Subject subject(String id, String conditions, Action action, String target) {
        return new Subject(id, "a test", "rules/drl/people/" + id + "-x.dslr", 0, Gate.MESSAGE, SINCE, null, ConditionGrammar.read(conditions),
                List.of(new Finding(id, "a test", "a test", action, "It is a test.", null, target, null)));
    }

    private static Subject row(int row, String conditions) {
        return new Subject("GR-903", "a table", "rules/drl/people/GR-903-x.drl.csv", row, Gate.MESSAGE, SINCE, null, ConditionGrammar.read(conditions),
                List.of(new Finding("GR-903", "a table", "a test", Action.NOTE, "It is a test.", null, null, null)));
    }
}
