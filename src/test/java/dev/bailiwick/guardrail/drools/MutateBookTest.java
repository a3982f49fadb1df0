package dev.bailiwick.guardrail.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.guardrail.GuardrailSettings;
import dev.bailiwick.guardrail.Mutations;
import dev.bailiwick.guardrail.TryExamples;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which small changes of the sample company's policies no example notices, once its examples are made worse. */
class MutateBookTest {

    private static final String HELD = "rules/drl/money/GR-014-refund-promise-above-mandate.examples.yaml";
    private static final String REGIME = "rules/drl/inference/IN-001-regulation-f-applies.examples.yaml";

    private static List<Mutations.Unnoticed> unnoticed(BooksForTests.Texts files) {
        CompiledBook book = new BindBook(GuardrailSettings.ordinary()).bind(files);
        Mutations mutations = MutateBook.mutate(Subject.of(book), book.examples(), Duration.ofMinutes(2));
        assertThat(mutations.complete()).isTrue();
        return mutations.unnoticed();
    }

    @Test
    void anotherActionIsNoticedByAnExampleThatExpectsOne() {
        BooksForTests.Texts files = BooksForTests.larkfieldFiles();
        assertThat(unnoticed(files)).filteredOn(one -> one.policy().equals("GR-014")).isEmpty();

        List<Mutations.Unnoticed> vague = unnoticed(files.with(HELD, files.text(HELD).replaceAll("expect: (?!miss).*", "expect: hit")));

        assertThat(vague).filteredOn(one -> one.policy().equals("GR-014")).extracting(Mutations.Unnoticed::what).containsExactly(
                "GR-014 refund promise above mandate: no example notices when “hold” becomes “hand off”; write “expect: hold” in one that hits",
                "GR-014 refund promise above mandate: no example notices when “hold” becomes “decline”; write “expect: hold” in one that hits");
        assertThat(vague).filteredOn(one -> one.policy().equals("GR-014")).allSatisfy(one -> assertThat(one.example()).contains("promise: "));
        assertThat(vague).filteredOn(one -> one.policy().equals("GR-014")).allSatisfy(one -> {
            assertThat(one.row().given()).extracting(TryExamples.Given::fact).contains("customer", "promise");
            TryExamples.Row row = new TryExamples.Row(0, "it matters here", "", one.row().gate(), "", one.row().given(), "hold");
            String text = new DroolsTryExamples(new DroolsJudge(files, GuardrailSettings.ordinary()), GuardrailSettings.ordinary()).tryOn(files, HELD,
                    ExampleText.read(HELD, "").with(List.of(row))).rows().getFirst().seen();
            assertThat(text).isEqualTo("asks for hold");
        });
    }

    @Test
    void anotherTeamIsNoticedByAnExampleThatNamesIt() {
        BooksForTests.Texts files = BooksForTests.larkfieldFiles();
        String complaint = "rules/drl/people/GR-020-complaint.examples.yaml";

        List<Mutations.Unnoticed> vague = unnoticed(files.with(complaint, files.text(complaint).replaceAll("(expect: hand-off) to .*", "$1")));

        assertThat(vague).filteredOn(one -> one.policy().equals("GR-020")).singleElement().satisfies(one -> assertThat(one.what())
                .contains("when another team than complaints takes over; write “expect: hand-off to complaints”"));
    }

    @Test
    void whatInfersIsChangedTooAndTheExamplesOfWhoBuildsOnItCount() {
        BooksForTests.Texts files = BooksForTests.larkfieldFiles();
        assertThat(unnoticed(files)).extracting(Mutations.Unnoticed::policy).doesNotContain("IN-001", "IN-002", "GR-007");

        String lenient = files.text(REGIME).replace("country: US, capacity: business", "country: IE, capacity: business");
        assertThat(unnoticed(files.with(REGIME, lenient).with("rules/drl/outreach/GR-080-contact-hours-under-regulation-f.examples.yaml",
                withoutBusinesses(files)))).filteredOn(one -> one.policy().equals("IN-001")).extracting(Mutations.Unnoticed::what).allSatisfy(what ->
                assertThat(what).contains("no example notices when")).isNotEmpty();
    }

    private static String withoutBusinesses(BooksForTests.Texts files) {
        return files.text("rules/drl/outreach/GR-080-contact-hours-under-regulation-f.examples.yaml").replace("country: US, capacity: business", "country: IE, capacity: business");
    }

    @Test
    void anExampleThatExpectsAnotherActionThanThePolicyAsksForIsRefusedByItsLine() {
        BooksForTests.Texts files = BooksForTests.larkfieldFiles();
        BindBook bind = new BindBook(GuardrailSettings.ordinary());

        assertThatThrownBy(() -> bind.bind(files.with(HELD, files.text(HELD).replaceFirst("expect: hold", "expect: hand-off to lending"))))
                .hasMessageContaining(HELD).hasMessageContaining("expects hand-off to lending, but the policy asks for hold");
        assertThatThrownBy(() -> bind.bind(files.with(HELD, files.text(HELD).replaceFirst("expect: hand-off to lending", "expect: hold to lending"))))
                .hasMessageContaining("must be hit, miss, or what the policy asks for: note, say-first, redact, ask, hold, block, hand-off");
    }
}
