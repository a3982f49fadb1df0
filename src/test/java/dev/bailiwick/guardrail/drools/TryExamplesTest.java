package dev.bailiwick.guardrail.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.guardrail.GuardrailSettings;
import dev.bailiwick.guardrail.TryExamples;
import dev.bailiwick.guardrail.TryExamples.Given;
import dev.bailiwick.guardrail.TryExamples.Row;
import dev.bailiwick.guardrail.TryExamples.Sheet;
import dev.bailiwick.guardrail.TryExamples.Tried;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Examples as rows: read out of a text, tried one by one, and written into it again without touching the lines of the others. */
class TryExamplesTest {

    private static final String PATH = "rules/drl/money/GR-014-refund-promise-above-mandate.examples.yaml";
    private static final String COMMENTED = """
            # What officers agreed on.
            policy: GR-014
            examples:
              # The plain case.
              - {name: a refund, given: [{customer: {verified: false}}, {promise: {kind: refund, cents: 90000}}], expect: hold}

              - name: just the mandate  # nobody asks
                given:
                  - promise: {kind: refund,
                      cents: 100}
                # Deep inside.
                expect: miss
              # The last.
              - name: nothing
                expect: miss
            """;

    private static BooksForTests.Texts files;
    private static TryExamples examples;

    @BeforeAll
    static void house() {
        files = BooksForTests.larkfieldFiles();
        examples = new DroolsTryExamples(new DroolsJudge(files, GuardrailSettings.ordinary()), GuardrailSettings.ordinary());
    }

    private static List<Row> rows(String text) {
        return new ArrayList<>(examples.tryOn(files, PATH, text).rows().stream().map(Tried::row).toList());
    }

    @Test
    void everyExampleOfTheSampleCompanyPassesAndIsWrittenBackToTheByte() {
        files.below("rules/drl", ".examples.yaml").forEach(file -> {
            Sheet sheet = examples.tryOn(files, file.path(), file.text());

            assertThat(sheet.problems()).as(file.path()).isEmpty();
            assertThat(sheet.rows()).as(file.path()).isNotEmpty().allSatisfy(row -> assertThat(row.passed()).as(row.toString()).isTrue());
            assertThat(examples.written(file.path(), file.text(), sheet.rows().stream().map(Tried::row).toList())).isEqualTo(file.text());
        });
    }

    @Test
    void whatIsWrittenOfEveryRowAnewSaysTheSame() {
        files.below("rules/drl", ".examples.yaml").forEach(file -> {
            List<Row> anew = examples.tryOn(files, file.path(), file.text()).rows().stream().map(Tried::row).map(TryExamplesTest::fresh).toList();

            Sheet written = examples.tryOn(files, file.path(), examples.written(file.path(), file.text(), anew));

            assertThat(written.rows().stream().map(Tried::row).map(TryExamplesTest::fresh).toList()).as(file.path()).isEqualTo(anew);
            assertThat(written.rows()).as(file.path()).allSatisfy(row -> assertThat(row.passed()).isTrue());
        });
    }

    private static Row fresh(Row row) {
        return new Row(0, row.name(), row.on(), row.gate(), row.row(), row.given(), row.expect());
    }

    private static Row expecting(Row row, String what) {
        return new Row(row.line(), row.name(), row.on(), row.gate(), row.row(), row.given(), what);
    }

    @Test
    void oneThatExpectsSomethingElseSaysWhatWasSeenAndTheCure() {
        List<Row> rows = rows(files.text(PATH));
        rows.set(0, expecting(rows.getFirst(), "miss"));

        Sheet sheet = examples.tryOn(files, PATH, examples.written(PATH, files.text(PATH), rows));

        Tried failed = sheet.rows().getFirst();
        assertThat(failed.passed()).isFalse();
        assertThat(failed.expected()).isEqualTo("a miss");
        assertThat(failed.seen()).isEqualTo("asks for hold");
        assertThat(failed.problem()).isEqualTo("expects a miss, but the policy asks for hold; correct the policy or the example");
        assertThat(sheet.rows().stream().skip(1)).allSatisfy(row -> assertThat(row.passed()).isTrue());
    }

    @Test
    void aWrongValueIsTheFaultOfItsRowAndTheOthersAreTriedAllTheSame() {
        String text = COMMENTED.replace("cents: 100}", "cents: lots}");

        Sheet sheet = examples.tryOn(files, PATH, text);

        assertThat(sheet.rows().get(0).passed()).isTrue();
        assertThat(sheet.rows().get(1).passed()).isNull();
        assertThat(sheet.rows().get(1).line()).isEqualTo(10);
        assertThat(sheet.rows().get(1).problem()).contains("'cents' must be a whole number, not 'lots'");
        assertThat(sheet.rows().get(2).passed()).isTrue();
        assertThat(sheet.problems()).isEmpty();
    }

    @Test
    void tooFewExamplesAreTheFilesFault() {
        Sheet sheet = examples.tryOn(files, PATH, COMMENTED);

        assertThat(sheet.problems()).singleElement().satisfies(one -> assertThat(one.problem()).contains("at least two hits and two misses"));
    }

    @Test
    void linesOfRowsThatSayWhatTheySaidStayAndCommentsAreKept() {
        List<Row> rows = rows(COMMENTED);
        rows.set(1, expecting(rows.get(1), "hit"));
        rows.add(new Row(0, "a person: \"asked\"", "", "", "", List.of(new Given("promise", Map.of("words", "30%, no more"))), "hand-off to front-desk"));

        assertThat(examples.written(PATH, COMMENTED, rows)).isEqualTo("""
                # What officers agreed on.
                policy: GR-014
                examples:
                  # The plain case.
                  - {name: a refund, given: [{customer: {verified: false}}, {promise: {kind: refund, cents: 90000}}], expect: hold}

                  # nobody asks
                  # Deep inside.
                  - name: just the mandate
                    given:
                      - promise: {kind: refund, cents: 100}
                    expect: hit
                  # The last.
                  - name: nothing
                    expect: miss
                  - name: "a person: \\"asked\\""
                    given:
                      - promise: {words: "30%, no more"}
                    expect: hand-off to front-desk
                """);
    }

    @Test
    void rowsAreMovedAndTakenOutWithTheirComments() {
        List<Row> rows = rows(COMMENTED);

        assertThat(examples.written(PATH, COMMENTED, List.of(rows.get(2), rows.get(0)))).isEqualTo("""
                # What officers agreed on.
                policy: GR-014
                examples:
                  # The last.
                  - name: nothing
                    expect: miss
                  # The plain case.
                  - {name: a refund, given: [{customer: {verified: false}}, {promise: {kind: refund, cents: 90000}}], expect: hold}
                """);
    }

    @Test
    void whatStandsOnOneLineIsWrittenAsAList() {
        String text = "examples: [{name: a, expect: hit}, {name: b, expect: miss}]\npolicy: GR-014\n";
        List<Row> rows = rows(text);

        String written = examples.written(PATH, text, List.of(rows.get(0), expecting(rows.get(1), "hold")));

        assertThat(written).isEqualTo("""
                examples:
                  - name: a
                    expect: hit
                  - name: b
                    expect: hold
                policy: GR-014
                """);
    }

    @Test
    void theFirstRowOfAFileThatIsNotThereYetWritesItsHead() {
        String path = "rules/drl/people/GR-901-new.examples.yaml";

        assertThat(examples.written(path, "", List.of(new Row(0, "no", "", "", "", List.of(), "miss")))).isEqualTo("""
                policy: GR-901
                examples:
                  - name: no
                    expect: miss
                """);
        assertThat(examples.tryOn(files, path, "").problems()).singleElement().satisfies(one -> assertThat(one.problem()).contains("belongs to no policy"));
        assertThat(rows(examples.written(PATH, COMMENTED, List.of()))).isEmpty();
    }

    @Test
    void aTextThatIsNoYamlIsMendedAsText() {
        Sheet sheet = examples.tryOn(files, PATH, "policy: GR-014\nexamples:\n  - name: [\n");

        assertThat(sheet.readable()).isFalse();
        assertThat(sheet.problems()).singleElement().satisfies(one -> assertThat(one.problem()).contains("is not YAML"));
    }

    @Test
    void policiesThatDoNotCompileAreNamedAndNothingIsTried() {
        BooksForTests.Texts broken = BooksForTests.larkfieldFiles();
        String policy = "rules/drl/money/GR-014-refund-promise-above-mandate.dslr";
        broken.with(policy, broken.text(policy).replace("the draft promises", "the draft promisses"));

        Sheet sheet = examples.tryOn(broken, PATH, broken.text(PATH));

        assertThat(sheet.problems()).anySatisfy(one -> assertThat(one.path()).isEqualTo(policy));
        assertThat(sheet.rows()).isNotEmpty().allSatisfy(row -> assertThat(row.passed()).isNull());
    }

    @Test
    void everyFactIsOfferedWithItsOrdinaryValues() {
        Map<String, String> message = new LinkedHashMap<>();
        examples.kinds().stream().filter(kind -> kind.name().equals("message")).findFirst().orElseThrow().properties()
                .forEach(one -> message.put(one.name(), one.type() + " " + one.ordinary()));

        assertThat(message).containsEntry("language", "text en").containsEntry("length", "whole 23").containsEntry("wantsPerson", "truth false");
        assertThat(examples.expectations()).startsWith("hit", "miss").contains("hand-off", "say-first");
    }
}
