package dev.bailiwick.guardrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.guardrail.facts.ConversationFact;
import dev.bailiwick.guardrail.facts.CustomerFact;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.MessageFact;
import dev.bailiwick.guardrail.facts.PersonalDataFact;
import dev.bailiwick.guardrail.facts.PromiseFact;
import dev.bailiwick.guardrail.facts.TopicFact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordedFactsTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void whatWasRecordedIsReadAgainAsItWas() throws Exception {
        List<Fact> facts = List.of(new MessageFact("Ich möchte „ein Wort“\n", "de", 0.9812345678, 22, "", 0.1 + 0.2, true, false, 0),
                new CustomerFact(false, true), new ConversationFact("web", 3, true, 0, "", 1), new TopicFact("complaint", 1, "complain"),
                new TopicFact("fraud", 0.8123, ""), new PersonalDataFact("iban", "[IBAN ••••1234]"),
                new PromiseFact("refund", 123_456_789_012L, false, "we refund"));

        String kept = json.writeValueAsString(RecordedFacts.written(facts));

        assertThat(RecordedFacts.read(json.readValue(kept, List.class))).isEqualTo(facts);
        assertThat(kept).contains("{\"customer\":{\"minor\":true}}").doesNotContain("askedBack");
    }

    @Test
    void aPropertyThatDidNotExistThenWasNotKnown() {
        assertThat(RecordedFacts.read(List.of(Map.of("customer", Map.of())))).containsExactly(new CustomerFact(false, false));
    }

    @Test
    void whatCannotBeJudgedAgainExactlyIsRefused() {
        assertThatThrownBy(() -> RecordedFacts.read(List.of(Map.of("customer", Map.of("mood", "sad"))))).hasMessageContaining("mood");
        assertThatThrownBy(() -> RecordedFacts.read(List.of(Map.of("weather", Map.of())))).hasMessageContaining("there is no fact 'weather'");
    }
}
