package dev.bailiwick.guardrail.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.guardrail.GuardrailSettings;
import dev.bailiwick.guardrail.drools.BooksForTests.Texts;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an officer reads when a policy cannot be used: the file, the line, what is wrong, what would be right. */
class BindBookTest {

    private static final String NAME = "rules/drl/test/GR-901-a-test";
    private static final String POLICY = """
            rule "GR-901 a test"
                @status("active") @owner("Compliance") @basis("none") @since("2026-01-01") @review("2027-01-01")
                @errs("none known")
            when
                the message has at least 20 characters
                the message is near "complaint"
            then
                hand off to "complaints" because "It is a complaint."
            end
            """;
    private static final String EXAMPLES = """
            policy: GR-901
            examples:
              - {name: a, given: [{message: {length: 20}, topic: {topic: complaint}}], expect: hit}
              - {name: b, given: [{message: {length: 21}, topic: {topic: complaint}}], expect: hit}
              - {name: c, given: [{message: {length: 19}, topic: {topic: complaint}}], expect: miss}
              - {name: d, expect: miss}
            """;

    private static Texts company() {
        String dsl = "rules/drl/sentences/bailiwick.dsl";
        return new Texts().with(dsl, BooksForTests.larkfieldFiles().text(dsl)).with("rules/drl/topics/complaint.yaml", "topic: complaint")
                .with(NAME + ".dslr", POLICY).with(NAME + ".examples.yaml", EXAMPLES);
    }

    private static CompiledBook bind(Texts files) {
        return new BindBook(GuardrailSettings.ordinary()).bind(files);
    }

    private static void refused(Texts files, String... parts) {
        assertThatThrownBy(() -> bind(files)).isInstanceOf(InvalidFile.class).message().contains(parts);
    }

    @Test
    void aBookThatWasBoundAShortWhileAgoIsTheSameAndIsNotCompiledAgain() {
        BindBook bind = new BindBook(GuardrailSettings.ordinary());

        CompiledBook book = bind.bind(company());

        assertThat(bind.bind(company())).isSameAs(book);
        assertThat(bind.bind(company().with(NAME + ".dslr", POLICY.replace("It is a complaint.", "It complains.")))).isNotSameAs(book);
    }

    @Test
    void aSecondBookIsNotEvenReadWhileAnotherIsBound() throws Exception {
        BindBook bind = new BindBook(GuardrailSettings.ordinary());
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);

        Thread.ofPlatform().start(() -> bind.bind(readBy(company(), () -> {
            first.countDown();
            goOn.await();
        })));
        first.await();
        Thread other = Thread.ofPlatform().start(() -> bind.bind(readBy(company().with("rules/drl/README.md", "another"), second::countDown)));
        while (second.getCount() > 0 && Stream.of(other.getStackTrace()).noneMatch(frame -> frame.getMethodName().equals("tryLock"))) {
            Thread.onSpinWait();
        }

        assertThat(second.getCount()).as("the second book was not read").isEqualTo(1);
        goOn.countDown();
        second.await();
        other.join();
    }

    /** What happens when whoever binds the book reads it. */
    private interface Reading {
        void happens() throws InterruptedException;
    }

    private static CompanyFiles readBy(Texts files, Reading reading) {
        ClassLoader loader = CompanyFiles.class.getClassLoader();
        return (CompanyFiles) Proxy.newProxyInstance(loader, new Class<?>[] {CompanyFiles.class}, (proxy, method, given) -> {
            if (Thread.currentThread().getName().equals("bind-policies")) {
                reading.happens();
            }
            return method.invoke(files, given);
        });
    }

    @Test
    void whatTakesMoreOfAProcessorThanItMayIsGivenUp() {
        GuardrailSettings impatient = new GuardrailSettings(Duration.ofSeconds(1), 500, 1_000, Duration.ofMillis(1));

        assertThatThrownBy(() -> new BindBook(impatient).bind(BooksForTests.larkfieldFiles())).isInstanceOf(InvalidFile.class)
                .hasMessageContaining("compiling took longer than");
    }

    @Test
    void aGoodPolicyIsTakenUp() {
        CompiledBook book = bind(company());

        assertThat(book.policies().get("GR-901").policy().errs()).isEqualTo("none known");
        assertThat(book.examples()).hasSize(4);
    }

    static Stream<Arguments> brokenTexts() {
        return Stream.of(
                broken("the message is near \"complaint\"", "the massage is near complaint", ":6: 'the massage is near complaint' is no sentence",
                        "the nearest sentence is: the message is near \"{topic}\""),
                broken("It is a complaint.\"", "It is a complaint.\"; System.exit(0);",
                        ":8: the sentence 'hand off to \"{target}\" because \"{because}\"' is "
                        + "followed by '; System.exit(0);'"),
                broken("then\n", "then\n    System.exit(0);\n", ":8: 'System.exit(0);' is no sentence"),
                broken("the message is near \"complaint\"", "the message is near \"complaint\" eval(true)", ":6:", "is followed by 'eval(true)'"),
                broken("when\n", "when\n    eval( Runtime.getRuntime() != null )\n", ":5:", "is no sentence"),
                broken("when\n", "when\n    > MessageFact( text matches \"(a+)+\" )\n", ":5:", "is no sentence"),
                broken("at least 20 characters", "at least \"twenty\" characters", ":5:",
                        "nearest sentence is: the message has at least {length} characters"),
                broken("at least 20 characters", "at least 20.5 characters", ":5: 'length' is compared with a whole number, not with '20.5'"),
                broken("near \"complaint\"", "near \"complaynt\"", ":6: there is no topic 'complaynt'; rules/drl/topics/ describes complaint"),
                broken("@owner(\"Compliance\") ", "", ":1: @owner is missing; write @owner(\"…\")"),
                broken("@errs(\"none known\")", "@errs(\"none known\") salience 10", ":3: 'salience 10' cannot stand between"),
                broken("@errs(\"none known\")", "enabled(false)", ":3: 'enabled(false)' cannot stand between"),
                broken("@errs(\"none known\")", "@errs(System.exit(0))", ":3:", "cannot stand between"),
                broken("@errs(", "@colour(", ":3: @colour is not known"),
                broken("\"active\"", "\"on\"", ":1: @status is active, draft or retired, not 'on'"),
                broken("\"2026-01-01\"", "\"1.1.2026\"", ":1: @since is a day such as 2026-03-01, not '1.1.2026'"),
                broken("rule \"GR-901", "import java.util.*;\nrule \"GR-901", ":1: a policy file begins with rule"),
                broken("rule \"GR-901", "rule \"GR-902", ":1: the rule is called GR-902 but the file GR-901-a-test.dslr"),
                broken("end\n", "end\nrule \"GR-902 second\"\nwhen\nthen\nend\n", ":10: nothing may follow 'end'"),
                broken("end\n", "", "ends before its 'end'"),
                broken("\"It is a complaint.\"", "\"\\u0022); System.exit(0); //\"", ":8:", "is no sentence"),
                broken("\"It is a complaint.\"", "\"{a}{b}{c}{d}{e}{f}{g}\"", ":8:", "is no sentence"),
                broken("\"It is a complaint.\"", "\"no\"", ":8: needs a reason of 8 to 400 characters, not 'no'"),
                broken("\"complaints\"", "\"Complaints Team\"", ":8: needs a team such as front-desk, not 'Complaints Team'"),
                broken("It is a", "It\u200b is a", ":8: holds an invisible character"),
                broken("It is a", "It is a " + "x".repeat(2_000), ":8: is longer than 1200 characters"));
    }

    private static Arguments broken(String from, String to, String... message) {
        return Arguments.of(POLICY.replace(from, to), message);
    }

    @ParameterizedTest
    @MethodSource("brokenTexts")
    void aBrokenPolicyIsRefusedWithLineAndCure(String policy, String[] message) {
        assertThat(policy).isNotEqualTo(POLICY);

        refused(company().with(NAME + ".dslr", policy), message);
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        refused(company().with(NAME + ".dslr", POLICY.replace("at least 20", "at last 20").replace("near", "far from")), "has 2 problems",
                ".dslr:5: ", ".dslr:6: ");
    }

    @Test
    void twoPoliciesCannotShareAnId() {
        refused(company().with("rules/drl/other/GR-901-another.dslr", POLICY).with("rules/drl/other/GR-901-another.examples.yaml", EXAMPLES),
                "GR-901 is also rules/drl/other/GR-901-another.dslr; give one of them another number");
    }

    @Test
    void aPolicyWithoutExamplesIsRefused() {
        refused(company().without(NAME + ".examples.yaml"), NAME + ".dslr: has no examples; write " + NAME + ".examples.yaml");
        refused(company().with(NAME + ".examples.yaml", EXAMPLES.replace("expect: miss", "expect: hit")),
                ":2: 'examples' must show at least two hits and two misses");
        refused(company().with("rules/drl/test/GR-999-gone.examples.yaml", EXAMPLES), "belongs to no policy");
    }

    @Test
    void anExampleThatFailsRefusesTheBook() {
        refused(company().with(NAME + ".examples.yaml", EXAMPLES.replace("length: 19", "length: 20")),
                NAME + ".examples.yaml:5: the example 'c' expects a miss, but the policy hits");
        refused(company().with(NAME + ".examples.yaml", EXAMPLES.replace("length: 21", "length: 1")),
                NAME + ".examples.yaml:4: the example 'b' expects a hit, but the policy sees nothing");
        refused(company().with(NAME + ".examples.yaml", EXAMPLES.replace("length: 21", "size: 21")),
                ":4: 'size' is not known here; known are text, language");
        refused(company().with(NAME + ".examples.yaml", EXAMPLES.replace("length: 21", "length: long")),
                ":4: 'length' must be a whole number, not 'long'");
        refused(company().with(NAME + ".examples.yaml", EXAMPLES.replace("message:", "massage:")),
                "'massage' is no fact; there are message, customer");
    }

    @Test
    void aFileThatIsNoPolicyIsRefusedAndNotPassedOver() {
        refused(company().with("rules/drl/test/GR-902-code.drl", "rule x when then System.exit(0); end"), "GR-902-code.drl:1: a policy file begins");
        refused(company().with("rules/drl/test/GR-902-table.drl.csv", "RuleTable"), "GR-902-table.drl.csv:1: column A: the first row is RuleSet");
        refused(company().with("rules/drl/test/GR-902-table.csv", "RuleTable"), "tables are called .drl.csv or .drl.xlsx");
        refused(company().with("rules/drl/test/GR-902-table.drl.xlsm", "RuleTable"), "save the table as .drl.xlsx (without macros)");
        refused(company().with("rules/drl/test/GR-902-code.java", "class X {}"), "is no file of a policy book");
        refused(company().with("rules/drl/big/GR-903-big.dslr", "x".repeat(70_000)), "is larger than 64 kB");
        refused(new Texts(), "holds no policy");
    }

    static Stream<Arguments> brokenSentences() {
        return Stream.of(
                Arguments.of("[when]a thing=eval( true )", "there is no fact 'eval'"),
                Arguments.of("[when]a thing=MessageFact( text.getClass() != null )", "'.getClass() != null )' cannot be said here"),
                Arguments.of("[when]a thing=MessageFact( getClass() != null )", "MessageFact has no 'getClass'"),
                Arguments.of("[when]a thing=MessageFact( text matches \"(a+)+b\" )", "expected one of == != < <= > >= before 'matches'"),
                Arguments.of("[when]a thing=MessageFact( colour == \"red\" )", "MessageFact has no 'colour'; it has text, language"),
                Arguments.of("[when]a thing=MessageFact( length > \"abc\" )", "'length' is compared with a whole number, not with \"abc\""),
                Arguments.of("[when]a thing=MessageFact( languageConfidence == 0.6 )", "knows only [<, <=, >, >=]"),
                Arguments.of("[when]a thing=MessageFact( abusive > true )", "knows only [!=, ==]"),
                Arguments.of("[when]a thing=java.lang.Runtime()", "cannot be said here"),
                Arguments.of("[when]a thing=TopicFact( $t : topic )", "only a fact that is there exactly once can be named with $"),
                Arguments.of("[when]a thing=MessageFact( language == $other )", "$other is not given before"),
                Arguments.of("[when]a thing=MessageFact( text == \"{word}\" )", "uses {word}, which has no place in the words"),
                Arguments.of("[when]a thing=MessageFact( " + "(".repeat(900) + " )", "brackets are nested deeper than 5"),
                Arguments.of("[when]a thing=MessageFact( " + "!(".repeat(400) + " )", "brackets are nested deeper than 5"),
                Arguments.of("[when]a thing=MessageFact() from accumulate( x )", "expected 'and' or the end before 'from'"),
                Arguments.of("[then]a thing=System.exit(0);", "a consequence is one call"),
                Arguments.of("[then]a thing=findings.hold(\"a reason\"); System.exit(0);", "a consequence is one call"),
                Arguments.of("[then]a thing=findings.getClass(\"x\");", "findings knows no 'getClass', only note"),
                Arguments.of("[then]a thing=findings.ask(\"x\");", "findings.ask needs [WORDING, BECAUSE]"),
                Arguments.of("[keyword]a thing=rule", "a sentence is written [when]words=meaning"));
    }

    @ParameterizedTest
    @MethodSource("brokenSentences")
    void aSentenceThatMeansSomethingElseIsRefused(String sentence, String message) {
        refused(company().with("rules/drl/sentences/more.dsl", "# A thing.\n" + sentence + "\n"), "rules/drl/sentences/more.dsl:2: ", message);
    }

    @Test
    void aSentenceNeedsItsExplanationAndMustBeAlone() {
        refused(company().with("rules/drl/sentences/more.dsl", "[when]a thing=DraftFact()"),
                "more.dsl:1: a line '# …' above the sentence must say what it means");
        refused(company().with("rules/drl/sentences/more.dsl", "# Again.\n[when]the message is near \"{other}\"=TopicFact( topic == \"{other}\" )"),
                "more.dsl:2: this sentence stands here a second time");
    }
}
