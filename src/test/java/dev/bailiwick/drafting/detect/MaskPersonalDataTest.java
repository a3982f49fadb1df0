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

    @Test
    void namesAndAddressesAreMaskedAndPlacesAreNot() {
        assertThat(masks.mask("My name is Aoife Brennan and I live at 12 Merrion Square, Dublin.").text())
                .isEqualTo("My name is [name] and I live at [address].");
        assertThat(masks.mask("Can I use my card in Spain with Apple Pay?").text()).isEqualTo("Can I use my card in Spain with Apple Pay?");
        assertThat(masks.find("Can I use my card in Spain?")).containsExactly(new MaskPersonalData.Place("place", 21, 26, false));
    }

    @Test
    void theSameThingHasTheSameMarkAndCanBeRevealedAgain() {
        var masked = masks.mask("Call +353 87 123 4567, not +353 87 765 4321; again: +353 87 123 4567");

        assertThat(masked.text()).isEqualTo("Call [phone], not [phone 2]; again: [phone]");
        assertThat(masks.mask(masked.text()).text()).isEqualTo(masked.text());
    }

    @ParameterizedTest
    @CsvSource({"12345678Z", "X1234567L", "65929970489", "185057800608491", "RSSMRA85T10A562S", "44051401359", "AB123456C", "531-21-7351"})
    void nationalIdsAreProvedByTheirCheckDigits(String id) {
        assertThat(masks.mask("it is " + id + " yes").text()).isEqualTo("it is [national id] yes");
    }

    @ParameterizedTest
    @CsvSource({"12345678A", "X1234567A", "65929970480", "RSSMRA85T10A562A", "44051401358"})
    void aNumberWithAWrongCheckDigitIsNone(String number) {
        assertThat(masks.find("it is " + number + " yes")).noneMatch(place -> place.kind().equals("national-id"));
    }
}
