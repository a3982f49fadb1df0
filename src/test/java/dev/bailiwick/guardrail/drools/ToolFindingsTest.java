package dev.bailiwick.guardrail.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.GuardrailSettings;
import dev.bailiwick.guardrail.RecordedFacts;
import dev.bailiwick.guardrail.Verdict;
import dev.bailiwick.guardrail.Verdict.Outcome;
import dev.bailiwick.guardrail.drools.BooksForTests.Texts;
import dev.bailiwick.guardrail.facts.CheckedFact;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.LookedUpAmountFact;
import dev.bailiwick.guardrail.facts.LookedUpDateFact;
import dev.bailiwick.guardrail.facts.LookedUpNumberFact;
import dev.bailiwick.guardrail.facts.LookedUpWordFact;
import dev.bailiwick.guardrail.facts.RequestedAmountFact;
import dev.bailiwick.guardrail.facts.RequestedNumberFact;
import dev.bailiwick.guardrail.facts.RequestedWordFact;
import dev.bailiwick.kernel.InvalidFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools have found out, as policies ask for it: nothing that is missing, or about somebody else, ever passes. */
class ToolFindingsTest {

    private static final String POLICY = """
            rule "XX-001 a rule for a test"
                @status("active") @owner("Tests") @since("2026-01-01") @review("2027-01-01") @basis("none") @errs("none") %s
            when
                %s
            then
                hold it because "It is not shown."
            end
            """;
    private static final String EXAMPLES = """
            policy: XX-001
            examples:
            """;

    private static Texts files(String metadata, String... sentences) {
        Texts texts = new Texts();
        BooksForTests.larkfieldFiles().below("rules/drl/sentences").forEach(file -> texts.with(file.path(), file.bytes()));
        return texts.with("rules/drl/tool/XX-001-a-rule.dslr", POLICY.formatted(metadata, String.join("\n    ", sentences)));
    }

    /** A book of one policy, with the examples that every policy needs. */
    private static DroolsJudge book(String sentence, String hit, String miss) {
        return new DroolsJudge(files("@gate(\"tool\")", sentence).with("rules/drl/tool/XX-001-a-rule.examples.yaml", EXAMPLES + example("a", hit, "hit")
                + example("b", hit, "hit") + example("c", miss, "miss") + example("d", miss, "miss")), GuardrailSettings.ordinary());
    }

    private static String example(String name, String given, String expect) {
        return "  - name: " + name + "\n    given: [" + given + "]\n    expect: " + expect + "\n";
    }

    private static Verdict judged(DroolsJudge judge, Fact... known) {
        List<Fact> facts = new ArrayList<>(NamedFacts.facts(List.of(), Gate.TOOL, LocalDate.of(2026, 7, 28)));
        facts.addAll(List.of(known));
        return judge.judge(Gate.TOOL, facts, Instant.parse("2026-07-28T10:00:00Z"));
    }

    private static RequestedWordFact payee(String word) {
        return new RequestedWordFact("payee", word);
    }

    private static CheckedFact exists(String about, boolean so) {
        return new CheckedFact("the account exists", about, "", so, "read-account", 1);
    }

    @Test
    void onlyAnAnswerAboutExactlyWhatIsRequestedLetsItPass() {
        DroolsJudge judge = book("no tool has shown \"the account exists\" for the request's \"payee\"", "",
                "requested-word: {name: payee, word: a}, checked: {about: a}");

        assertThat(judged(judge, payee("ada"), exists("ada", true)).outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(judged(judge, payee("ada"), exists("bob", true)).outcome()).isEqualTo(Outcome.HOLD);
        assertThat(judged(judge, payee("ada"), exists("", true)).outcome()).isEqualTo(Outcome.HOLD);
        assertThat(judged(judge, payee("ada"), exists("ada", false)).outcome()).isEqualTo(Outcome.HOLD);
        assertThat(judged(judge, payee("ada")).outcome()).isEqualTo(Outcome.HOLD);
        assertThat(judged(judge, exists("ada", true)).outcome()).isEqualTo(Outcome.HOLD);
        assertThat(judged(judge).outcome()).isEqualTo(Outcome.HOLD);
    }

    @Test
    void whatIsNotSoMustBeShownToo() {
        DroolsJudge judge = book("no tool has ruled out \"the account exists\" for the request's \"payee\"", "",
                "requested-word: {name: payee, word: a}, checked: {about: a, so: false}");

        assertThat(judged(judge, payee("ada"), exists("ada", false)).outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(judged(judge, payee("ada"), exists("bob", false)).outcome()).isEqualTo(Outcome.HOLD);
        assertThat(judged(judge, payee("ada"), exists("ada", true)).outcome()).isEqualTo(Outcome.HOLD);
        assertThat(judged(judge, payee("ada")).outcome()).isEqualTo(Outcome.HOLD);
    }

    @Test
    void anAmountIsCoveredInItsOwnCurrencyAndByNothingElse() {
        DroolsJudge judge = book("no tool has shown that \"balance\" of the request's \"payee\" covers its \"amount\"", "",
                "requested-word: {name: payee, word: a}, requested-amount: {cents: 1}, looked-up-amount: {name: balance, about: a}");
        RequestedAmountFact amount = new RequestedAmountFact("amount", 500, "EUR");

        assertThat(judged(judge, payee("a"), amount, balance("a", 500, "EUR")).outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(judged(judge, payee("a"), amount, balance("a", 499, "EUR")).outcome()).isEqualTo(Outcome.HOLD);
        assertThat(judged(judge, payee("a"), amount, balance("a", 500, "USD")).outcome()).isEqualTo(Outcome.HOLD);
        assertThat(judged(judge, payee("a"), amount, balance("b", 500, "EUR")).outcome()).isEqualTo(Outcome.HOLD);
        assertThat(judged(judge, payee("a"), amount, new LookedUpNumberFact("balance", "a", "", 500, "t", 1)).outcome()).isEqualTo(Outcome.HOLD);
        assertThat(judged(judge, payee("a"), balance("a", 500, "EUR")).outcome()).isEqualTo(Outcome.HOLD);
        assertThat(judged(judge, payee("a"), amount).outcome()).isEqualTo(Outcome.HOLD);
    }

    private static LookedUpAmountFact balance(String about, long cents, String currency) {
        return new LookedUpAmountFact("balance", about, "", cents, currency, "read-balance", 1);
    }

    @Test
    void twoAnswersAboutTheSameHold() {
        DroolsJudge judge = book("no tool has shown \"the account exists\"", "", "checked: {}");

        assertThat(judged(judge, exists("", true)).outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(judged(judge, exists("", true), exists("ada", false)).outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(judged(judge, exists("", true), exists("", false)).findings().getFirst().because())
                .isEqualTo("Judging broke: there is more than one CheckedFact with check the account exists, about , whose ");
    }

    @Test
    void whatTheRequestDoesNotSayIsNotAnsweredByWhatIsAboutTheCustomer() {
        DroolsJudge judge = book("no tool has shown \"the account exists\" for the request's \"payee\"", "",
                "requested-word: {name: payee, word: a}, checked: {about: a}");

        assertThat(judged(judge, payee(""), exists("", true)).outcome()).isEqualTo(Outcome.HOLD);
    }

    @Test
    void aPolicyThatAsksWhatToolsFoundSaysAtWhichGate() {
        assertThatThrownBy(() -> new BindBook(GuardrailSettings.ordinary()).bind(files("", "no tool has shown \"the account exists\"")))
                .isInstanceOf(InvalidFile.class).hasMessageContaining("write @gate(\"tool\")");
    }

    @Test
    void whatIsRequestedIsThereAtTheToolGateOnly() {
        assertThatThrownBy(() -> new BindBook(GuardrailSettings.ordinary()).bind(files("@gate(\"draft\")",
                "no tool has shown \"the account exists\" for the request's \"payee\"")))
                .isInstanceOf(InvalidFile.class).hasMessageContaining("there is no RequestedWordFact at that gate");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "( CheckedFact( check == \"a\", about == \"\" ) )",
        "( CheckedFact( check == \"a\", $x : whose ) and CheckedFact( check == \"b\", whose == $x ) )",
        "( RequestedWordFact( name == \"a\", $x : word ) and CheckedFact( check == \"b\", about != $x ) )",
        "( CheckedFact( check == \"a\", about == \"\" ) and MessageFact( length > 1 ) )",
        "( CheckedFact( so == true ) and CheckedFact( check == \"a\", about == \"\" ) )",
        "( CheckedFact( check != \"a\" ) and CheckedFact( check == \"a\", about == \"\" ) )",
        "( CheckedFact( check == \"a\" || so == true ) and CheckedFact( check == \"a\", about == \"\" ) )",
        "( CheckedFact( check == \"a\", about == \"\" ) and not CheckedFact( check == \"b\", about == \"\" ) )",
        "( ( CheckedFact( check == \"a\", about == \"\" ) and CheckedFact( check == \"b\", about == \"\" ) ) and CheckedFact( check == \"c\", about == \"\" ) )",
        "( CheckedFact( check == \"a\", about == \"\", $x : whose ) and CheckedFact( check == \"b\", about == \"\" ) ) and CheckedFact( about == $x )",
        "( CheckedFact( check == \"a\", about == \"\", $x : so ) and CheckedFact( check == \"b\", about == $x ) )",
        "( LookedUpAmountFact( name == \"a\", about == \"\", $x : cents ) and LookedUpNumberFact( name == \"b\", about == \"\", number >= $x ) )",
        "( LookedUpWordFact( name == \"a\", about == \"\", $x : word ) and LookedUpWordFact( name == \"b\", about == \"\", word >= $x ) )",
        "( CheckedFact( check == \"a\", about == \"\" ) or CheckedFact( check == \"b\", about == \"\" ) )",
        "( CheckedFact( check == \"a\", about == \"\" ) and CheckedFact( check == \"b\", about == \"\" ) and CheckedFact( check == \"c\", about == \"\" ) and CheckedFact( check == \"d\", about == \"\" ) and "
                + "CheckedFact( check == \"e\", about == \"\" ) )",
        "( CheckedFact( check == \"a\", about == \"\" ) and CheckedFact( check == \"b\", about == \"\" )",
        "CheckedFact( $x : about ) and CheckedFact( about == $x )",
    })
    void nothingElseStandsInBrackets(String meaning) {
        assertThatThrownBy(() -> ConditionGrammar.read(meaning)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void droolsAndOurOwnReckoningAgreeOnFactsThatBelongTogether() {
        for (String not : List.of("not ", "")) {
            List<Condition> asked = ConditionGrammar.read(not + "( RequestedWordFact( name == \"payee\", $it : word ) and "
                    + "CheckedFact( check == \"the account exists\", about == $it, so == true ) )");

            assertThat(Condition.hold(asked, List.of(payee("ada"), exists("ada", true)))).isEqualTo(not.isEmpty());
            assertThat(Condition.hold(asked, List.of(payee("ada"), exists("bob", true)))).isEqualTo(!not.isEmpty());
        }
    }

    @Test
    void whatWasFoundOutIsRecordedAndReadAgain() {
        List<Fact> facts = List.of(exists("ada", false), new LookedUpNumberFact("score", "", "", 0.5, "t", 2), balance("ada", -1, "EUR"),
                new LookedUpDateFact("expires", "4", "ada", "2026-12-24", 149, 0, "t", 0), new LookedUpWordFact("status", "", "", "open", "t", 1),
                payee("ada"), new RequestedNumberFact("copies", 2), new RequestedAmountFact("amount", 3, "EUR"));

        assertThat(RecordedFacts.read(RecordedFacts.written(facts))).isEqualTo(facts);
        assertThat(RecordedFacts.written(facts).toString()).contains("looked-up-amount", "requested-word");
    }
}
