package dev.bailiwick.guardrail.drools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.guardrail.RecordedFacts;
import dev.bailiwick.guardrail.Verdict.Outcome;
import dev.bailiwick.guardrail.drools.AllowDeny.Judged;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.RequestedWordFact;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules are exact: what is to be allowed is allowed, and what is to be denied is denied, in every shared case. */
class AllowDenyTest {

    /** Denied for an amount or a count of zero or less, which their trees do not speak of. */
    private static final List<String> NOT_IN_THE_TREE = List.of("bank/transfer_funds/1", "library/add_book/1", "library/credit_balance/1");

    private static AllowDeny all;
    private static List<Judged> judged;

    @BeforeAll
    static void judgesEveryCase() throws IOException {
        all = AllowDeny.shared();
        judged = all.judged();
    }

    @Test
    void everyCaseIsJudgedAsExpected() {
        assertThat(judged).hasSize(231).allSatisfy(one -> assertThat(one.right()).as(one.id() + ": " + one.verdict()).isTrue());
        assertThat(judged.stream().filter(Judged::allow)).hasSize(86);
    }

    @Test
    void theTreesAloneSayItOfAllButThreeWhoseReasonIsNotInThem() {
        assertThat(judged).filteredOn(one -> !one.rightByItsTree()).extracting(Judged::id).containsExactlyElementsOf(NOT_IN_THE_TREE);
    }

    @Test
    void noneWasHeldBecauseJudgingBroke() {
        assertThat(judged).allSatisfy(one -> assertThat(one.verdict().findings()).noneMatch(finding -> finding.policy().equals("GR-000")));
    }

    @Test
    void noDenialIsLiftedByAToolThatHasNotLooked() {
        int fewer = 0;
        for (int i = 0; i < all.cases().size(); i += 4) {
            JsonNode one = all.cases().get(i);
            List<Fact> facts = all.facts(one);
            if (all.verdict(one, facts).outcome() == Outcome.HOLD) {
                for (Fact fact : facts) {
                    if (FactType.of(fact).found()) {
                        List<Fact> without = facts.stream().filter(other -> other != fact).toList();
                        assertThat(all.verdict(one, without).outcome()).as(one.get("id") + " without " + fact).isEqualTo(Outcome.HOLD);
                        fewer++;
                    }
                }
            }
        }
        assertThat(fewer).isGreaterThan(100);
    }

    @Test
    void whatWasFoundOutAboutSomebodyElseAllowsNothing() {
        for (JsonNode one : all.cases()) {
            List<Fact> facts = all.facts(one).stream().map(fact -> fact instanceof RequestedWordFact(String name, String word)
                    ? new RequestedWordFact(name, word + " the other") : fact).toList();
            boolean asksForNothing = ConstraintTrees.forbidding(one.get("constraints"), one.get("constraint_parameters")).stream()
                    .allMatch(way -> way.stream().noneMatch(line -> line.contains("of the request") || line.contains("for the request")));

            assertThat(all.verdict(one, facts).outcome()).as(one.get("id").asText()).isEqualTo(asksForNothing ? Outcome.ALLOW : Outcome.HOLD);
        }
    }

    @Test
    void whatTheLedgerKeepsIsJudgedTheSame() {
        for (JsonNode one : all.cases()) {
            List<Fact> facts = all.facts(one);

            assertThat(all.verdict(one, RecordedFacts.read(RecordedFacts.written(facts)))).isEqualTo(all.verdict(one, facts));
        }
    }
}
