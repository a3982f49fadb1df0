package dev.bailiwick.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlainWordsTest {

    @ParameterizedTest
    @EnumSource(Decision.Kind.class)
    void everyKindOfDecisionIsSaidInWordsOfItsOwn(Decision.Kind kind) {
        String name = kind.word().replace('-', ' ');

        String title = card(kind, "{}").title();

        assertThat(title).isNotEqualToIgnoringCase(name).isNotBlank();
    }

    @Test
    void aHandoffNamesItsTeamAndThePolicyThatSpoke() {
        Explanation.Card card = card(Decision.Kind.HANDOFF_JUDGED, """
                {"outcome": "hand-off", "book": "b", "team": "fraud", "wording": "handoff.fraud",
                 "findings": [{"policy": "GR-028", "title": "words for handing over", "basis": "", "action": "hand-off", "because": "Minutes count."}]}""");

        assertThat(card.title()).isEqualTo("Judged how it is handed over: to team fraud, by GR-028 words for handing over");
        assertThat(card.tone()).isEqualTo(Explanation.Tone.PLAIN);
        assertThat(card.policies()).extracting(Explanation.PolicyFound::because).containsExactly("Minutes count.");
        assertThat(card.facts()).contains(new Explanation.Fact("Words", "handoff.fraud"));
    }

    @Test
    void silenceIsSaidWithItsReason() {
        Explanation.Card card = card(Decision.Kind.OUTREACH_JUDGED, """
                {"outcome": "hold", "book": "b", "then": "silent", "findings": [{"policy": "GR-080", "title": "contact hours", "basis": "12 CFR 1006.6",
                 "action": "hold", "because": "It is late there."}]}""");

        assertThat(card.title()).isEqualTo("Judged the wish to write first: held under GR-080 contact hours (12 CFR 1006.6) because: It is late there.; "
                + "nothing was written");
        assertThat(card.tone()).isEqualTo(Explanation.Tone.STOP);
    }

    @Test
    void actsOnThePoliciesNameWhoAndWhat() {
        Explanation.Card approved = card(Decision.Kind.BOOK_APPROVED, "{\"by\": \"anna\", \"submittedBy\": \"bert\", \"book\": \"abc\", \"from\": \"10.0.0.1\"}");
        Explanation.Card pulled = card(Decision.Kind.BRAKE_PULLED, "{\"by\": \"anna\", \"holds\": \"topic 'fraud'\", \"because\": \"A wave of scams.\"}");
        Explanation.Card changed = card(Decision.Kind.BOOK_CHANGED, "{\"by\": \"anna\", \"what\": \"wrote a file\", \"void\": \"the approval\"}");

        assertThat(approved.title()).isEqualTo("anna approved what bert had submitted");
        assertThat(approved.facts()).contains(new Explanation.Fact("Policy book", "abc"), new Explanation.Fact("From where", "10.0.0.1"));
        assertThat(pulled.title()).isEqualTo("anna pulled the brake: topic 'fraud' is held from here on");
        assertThat(pulled.tone()).isEqualTo(Explanation.Tone.STOP);
        assertThat(changed.tone()).as("an approval is void").isEqualTo(Explanation.Tone.STOP);
    }

    @Test
    void theModelsThatWereAskedAreNamedWithWhyAndWhatCameOfIt() {
        Explanation.Card card = card(Decision.Kind.DRAFT_MADE, """
                {"body": "Good day.", "attempts": [
                 {"route": "house", "kind": "first", "outcome": "server-error", "millis": 60, "chosen": "first choice"},
                 {"route": "abroad", "kind": "again", "outcome": "usable", "millis": 900, "chosen": "next provider"}]}""");

        assertThat(card.facts()).contains(new Explanation.Fact("Asked house", "server-error after 60 ms: first choice"),
                new Explanation.Fact("Asked abroad", "usable after 900 ms: next provider"));
    }

    private static Explanation.Card card(Decision.Kind kind, String details) {
        return PlainWords.of(new Entry(new ConversationId("c-1"), 1, 0, kind.word(), Instant.EPOCH, null, details, "0".repeat(64), "0".repeat(64)));
    }
}
