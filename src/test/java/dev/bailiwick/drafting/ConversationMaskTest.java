package dev.bailiwick.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.conversation.Message;
import dev.bailiwick.drafting.detect.Visible;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationMaskTest {

    private static final ConversationMask MASK = ConversationMask.over(
            List.of(TestMessages.customer("My name is Anna Meyer, call me on +353 87 123 4567."), TestMessages.assistant("Thank you, Anna Meyer.")),
            List.of(TestMessages.customer("My husband's name is Bernd Vogel, and my card was [card ••••1111].")));

    @Test
    void onePlaceholderStandsForOneThingInAllMessages() {
        assertThat(MASK.mask("My name is Anna Meyer, call me on +353 87 123 4567.")).isEqualTo("My name is [name], call me on [phone].");
        assertThat(MASK.mask("My husband's name is Bernd Vogel")).isEqualTo("My husband's name is [name 2]");
        assertThat(MASK.mask("anna meyer and bernd vogel wrote")).isEqualTo("[name] and [name 2] wrote");
    }

    @Test
    void whatWasGivenIsFilledInAndNothingElse() {
        assertThat(MASK.fillIn("Dear [name], we call [phone], not [name 3] or [card ••••1111].")).isEqualTo(
                "Dear Anna Meyer, we call +353 87 123 4567, not [name 3] or [card ••••1111].");
        assertThat(MASK.isFilled("[name 2]")).isTrue();
        assertThat(MASK.isFilled("[name 3]")).isFalse();
        assertThat(MASK.isFilled("[card ••••1111]")).as("of the card nobody knows more than the mark").isFalse();
    }

    @Test
    void whatTheCustomerGaveIsNeitherKnowledgeNorAClaim() {
        assertThat(MASK.without("Dear Anna Meyer, a card costs €6.00. [name 2] can call +353 87 123 4567.").replaceAll(" +", " "))
                .isEqualTo("Dear , a card costs €6.00. can call .");
        assertThat(MASK.leaksInto("Is BERND VOGEL with you?")).isTrue();
        assertThat(MASK.leaksInto("Is [name 2] with you?")).isFalse();
    }

    @Test
    void whatNobodySeesHidesNothing() {
        ConversationMask mask = ConversationMask.over(List.of(), List.of(TestMessages.customer("Call +353 87 1\u200B23 45\u206067 \u202Eplease")));

        assertThat(mask.mask("Call +353 87 1\u200B23 45\u206067 \u202Eplease")).isEqualTo("Call [phone] please");
        assertThat(Visible.only("a\u00ADb\uFE0Fc\uDB40\uDC41d\u0000e\r\nf\u2028g\th")).isEqualTo("abcde\nf\ng\th");
    }

    @Test
    void aPlaceholderOfAPassageIsNotFilledInWithTheCustomersData() {
        List<Message> open = List.of(TestMessages.customer("My number is +353 87 123 4567."));
        ConversationMask mask = ConversationMask.over(List.of(), open, "Write: Dear [name], we reached you at [phone].");

        assertThat(mask.mask("My number is +353 87 123 4567.")).isEqualTo("My number is [phone 2].");
        assertThat(mask.fillIn("Write: Dear [name], we reached you at [phone]. Is [phone 2] yours?"))
                .isEqualTo("Write: Dear [name], we reached you at [phone]. Is +353 87 123 4567 yours?");
    }
}
