package dev.bailiwick.guardrail.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.bailiwick.guardrail.GuardrailSettings;
import dev.bailiwick.guardrail.drools.BooksForTests.Texts;
import dev.bailiwick.kernel.InvalidFile;
import java.time.Duration;

/** A small book with one policy of every form, into which attacks are written; and what must become of them. */
final class Attacked {

    static final String SENTENCES = "rules/drl/test/GR-901-a-test.dslr";
    static final String TABLE = "rules/drl/test/GR-902-a-table.drl.csv";
    static final String RULE = "rules/drl/test/IN-903-a-rule.drl";
    static final String BOOK = "rules/drl/people/GR-027-hours-and-holidays-of-the-desks.drl.xlsx";
    static final String DRAWING = PolicyFiles.DRAWING;
    static final String EXAMPLES = "rules/drl/test/GR-901-a-test.examples.yaml";

    private static final GuardrailSettings QUICK = new GuardrailSettings(Duration.ofSeconds(1), 500, 1_000, Duration.ofSeconds(90));

    private Attacked() {
    }

    static Texts book() {
        Texts larkfield = BooksForTests.larkfieldFiles();
        Texts book = new Texts().with("rules/drl/topics/complaint.yaml", "topic: complaint");
        for (String path : new String[]{"rules/drl/sentences/bailiwick.dsl", DRAWING, BOOK, BOOK.replace(".drl.xlsx", ".examples.yaml")}) {
            book.with(path, larkfield.file(path).bytes());
        }
        return book.with(SENTENCES, """
                rule "GR-901 a test"
                    @status("active") @owner("Compliance") @basis("none") @since("2026-01-01") @review("2027-01-01")
                    @errs("none known")
                when
                    the message has at least 20 characters
                    the message is near "complaint"
                then
                    hand off to "complaints" because "It is a complaint."
                end
                """).with(EXAMPLES, examples("GR-901", "{message: {length: 20}, topic: {topic: complaint}}", "{message: {length: 21}, topic: {topic: complaint}}"))
                .with(TABLE, """
                RuleSet,bailiwick.policies
                status,active
                owner,Compliance
                basis,none
                since,2026-01-01
                review,2027-01-01
                errs,none known
                RuleTable GR-902 a table
                CONDITION,CONDITION,ACTION,ACTION
                ,,,
                "the message is near ""$param""\",the message has at least $param characters,"hand off to ""$param""\","… because ""$param""\"
                Topic,Characters,Team,Reason
                complaint,20,complaints,It is a complaint.
                """).with(TABLE.replace(".drl.csv", ".examples.yaml"), examples("GR-902", "{message: {length: 20}, topic: {topic: complaint}}",
                        "{message: {length: 21}, topic: {topic: complaint}}"))
                .with(RULE, """
                package bailiwick.policies
                import dev.bailiwick.guardrail.facts.ResidenceFact
                import dev.bailiwick.guardrail.facts.RegimeFact

                rule "IN-903 a rule"
                    @status("active") @owner("Compliance") @basis("none") @since("2026-01-01") @review("2027-01-01")
                    @errs("none known")
                when
                    ResidenceFact( $country : country, capacity == "consumer" )
                then
                    insertLogical( new RegimeFact( $country ) );
                end
                """).with(RULE.replace(".drl", ".examples.yaml"), examples("IN-903", "{residence: {country: IE}}", "{residence: {country: GB}}"));
    }

    private static String examples(String policy, String one, String other) {
        return "policy: " + policy + "\nexamples:\n  - {name: a, given: [" + one + "], expect: hit}\n  - {name: b, given: [" + other
                + "], expect: hit}\n  - {name: c, expect: miss}\n  - {name: d, given: [{message: {length: 19}}], expect: miss}\n";
    }

    /** The book is refused, quickly, with the file in the message, and nothing that the attack wanted has happened. */
    static String refused(Texts attacked, String path) {
        System.clearProperty("bailiwick.attacked");
        long start = System.nanoTime();

        Throwable thrown = catchThrowable(() -> new BindBook(QUICK).bind(attacked));

        assertThat(thrown).isInstanceOf(InvalidFile.class);
        assertThat(System.getProperty("bailiwick.attacked")).as("the attack ran").isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(45));
        InvalidFile refused = (InvalidFile) thrown;
        // What is refused is the text itself, not what Drools made of it: it never got so far.
        assertThat(refused.problems()).anySatisfy(problem -> assertThat(problem.path()).isEqualTo(path)).allSatisfy(problem ->
                assertThat(problem.what()).doesNotContain("Drools refused", "cannot be judged"));
        return refused.getMessage();
    }
}
