package dev.bailiwick.guardrail.drools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrittenRuleTest {

    @Test
    void onlyConditionsAreWrittenAndNoWordOfTheOfficer() {
        String rule = WrittenRule.of(BooksForTests.larkfield().policies().get("GR-014"));

        assertThat(rule).isEqualTo("""
                package bailiwick.policies
                import dev.bailiwick.guardrail.facts.CustomerFact
                import dev.bailiwick.guardrail.facts.PromiseFact
                rule "GR-014"
                    ruleflow-group "decide"
                when
                    exists PromiseFact( kind == "refund", cents >= 5000L )
                    exists CustomerFact( verified == false )
                then
                end
                """);
    }

    @Test
    void namesOfOneSentenceMeetNoOther() {
        String rule = WrittenRule.of(BooksForTests.larkfield().policies().get("GR-030"));

        assertThat(rule).contains("MessageFact( $s3language : language )", "not CoverageFact( language == $s3language, speakers > 0 )");
    }
}
