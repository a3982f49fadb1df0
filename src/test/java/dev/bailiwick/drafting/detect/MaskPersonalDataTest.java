package dev.bailiwick.drafting.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskPersonalDataTest {

    private final MaskPersonalData masks = new MaskPersonalData();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "4111111111111111|[card ••••1111]", "4111 1111 1111 1111|[card ••••1111]", "4111-1111-1111-1111|[card ••••1111]",
            "card 3782 822463 10005!|card [card ••••0005]!",
            "5555555555554444 12/27 cvv 123|[card ••••4444] 12/27 cvv [card code]", "my pin is 4321|my pin is [PIN]",
            "4111 1111 1111 1112|4111 1111 1111 1112",
            "IE29 AIBK 9311 5212 3456 78 please|[IBAN ••••5678] please", "de89370400440532013000|[IBAN ••••3000]",
            "IE30 AIBK 9311 5212 3456 78|IE30 AIBK 9311 5212 3456 78",
            "write to Anna.O_1@mail.example.ie.|write to [e-mail].", "call 087 123 4567 now|call [phone] now", "+49 (0)30 1234567|[phone]",
            "1234567T|[PPS number]", "1234567A|1234567A",
            "I paid 1,250.00 euro on 12/05/2026|I paid 1,250.00 euro on 12/05/2026", "order 20260512|order 20260512"})
    void personalDataLeavesAMark(String text, String masked) {
        assertThat(masks.mask(text).text()).isEqualTo(masked);
    }

    @Test
    void maskingTwiceChangesNothing() {
        String once = masks.mask("4111111111111111, IE29AIBK93115212345678, +353 87 123 4567").text();

        assertThat(masks.mask(once).text()).isEqualTo(once);
    }

    @Test
    void beforeKeepingOnlyWhatCardRulesForbidIsTakenOut() {
        String kept = new MaskCardNumbers().mask("4111 1111 1111 1111, cvc: 123, IE29AIBK93115212345678, +353 87 123 4567, a@b.ie");

        assertThat(kept).isEqualTo("[card ••••1111], cvc: [card code], IE29AIBK93115212345678, +353 87 123 4567, a@b.ie");
    }

    @Test
    void aCardAcrossTwoLinesOrWithOddBlanksIsSeen() {
        assertThat(new MaskCardNumbers().mask("4111 1111\n1111 1111")).isEqualTo("[card ••••1111]");
        assertThat(new MaskCardNumbers().mask("4111\u00a01111\u00a01111\u00a01111")).isEqualTo("[card ••••1111]");
        assertThat(new MaskCardNumbers().mask(null)).isNull();
    }
}
