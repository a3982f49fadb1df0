package dev.bailiwick.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.kernel.Citation;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroundingTest {

    private static final List<Citation> CITED = List.of(new Citation("fees-2026", 1, 0, "Fees 2026 · Cards", "",
            "A replacement for a lost debit card costs €6.00. We refund an unauthorised payment by the end of the next working day. Transfers "
            + "over €1,000.00 need approval in the app."));
    private final Grounding grounding = new Grounding();
    private final Promises promises = new Promises();

    @Test
    void whatStandsInThePassageIsGrounded() {
        assertThat(grounding.grounded("This is what our help page “Fees 2026” says:\n\nA replacement for a lost debit card costs €6.00.", CITED))
                .isTrue();
        assertThat(grounding.grounded("Replacing a lost debit card costs €6. Transfers over 1000 need your approval in the app.", CITED)).isTrue();
    }

    @Test
    void anotherFigureOrAnotherThingIsNot() {
        assertThat(grounding.grounded("A replacement for a lost debit card costs €16.", CITED)).isFalse();
        assertThat(grounding.grounded("A replacement for a lost debit card costs €6. Gold bars are delivered by drone every Tuesday.", CITED))
                .isFalse();
        assertThat(grounding.grounded("A replacement for a lost debit card costs €6.", List.of())).isFalse();
        assertThat(grounding.unsupported("A replacement costs €6. It takes 3 days.", CITED)).containsExactly("It takes 3 days.");
    }

    @Test
    void anAddressThatIsNotCitedIsNotGroundedEvenInTheMiddleOfCitedWords() {
        for (String address : List.of("https://larkfield.example/pay", "www.larkfield.example", "help@larkfield.example", "larkfield.example/cards")) {
            assertThat(grounding.grounded("A replacement for a lost debit card costs €6.00, see " + address + ".", CITED)).as(address).isFalse();
        }
        List<Citation> withAddress = List.of(new Citation("a", 1, 0, "Cards", "", "Order a card at www.larkfield.example or in the app."));
        assertThat(grounding.grounded("Order a card at www.larkfield.example.", withAddress)).isTrue();
    }

    @Test
    void aPromiseOfMoneyIsFoundWithItsAmount() {
        assertThat(promises.in("We will refund you €1,250.50 today.", CITED)).extracting(Promises.Promise::kind).containsExactly("refund", "date");
        assertThat(promises.in("We will refund you €1,250.50 today.", CITED).getFirst()).satisfies(promise -> {
            assertThat(promise.cents()).isEqualTo(125_050);
            assertThat(promise.proven()).isFalse();
        });
        assertThat(promises.in("I have waived the fee for you.", CITED)).extracting(Promises.Promise::kind).containsExactly("waiver");
        assertThat(promises.in("Wir erstatten Ihnen 50 Euro.", List.of()).getFirst().cents()).isEqualTo(5_000);
        assertThat(promises.in("Le devolveremos 20 €.", List.of()).getFirst().kind()).isEqualTo("refund");
        assertThat(promises.in("You will be compensated with 100 euros.", List.of()).getFirst().kind()).isEqualTo("payment");
    }

    @Test
    void whatIsQuotedIsProven() {
        assertThat(promises.in("We refund an unauthorised payment by the end of the next working day.", CITED)).isNotEmpty()
                .allMatch(Promises.Promise::proven);
        assertThat(promises.in("We refund an unauthorised payment of €500.", CITED)).isNotEmpty().noneMatch(Promises.Promise::proven);
    }

    @Test
    void factsAboutMoneyAreNoPromises() {
        assertThat(promises.in("A refund from a shop takes 3 to 10 working days. How do I get a refund? The fee is €5.00 a month.", List.of()))
                .isEmpty();
    }
}
