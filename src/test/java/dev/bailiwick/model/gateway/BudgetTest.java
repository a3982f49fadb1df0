package dev.bailiwick.model.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Lane;
import dev.bailiwick.model.Route;
import dev.bailiwick.model.Spending;
import dev.bailiwick.model.SpendingInMemory;
import dev.bailiwick.model.gateway.SimulatedRoute.Manner;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    private final SimulatedHands hands = new SimulatedHands();
    private final SpendingInMemory spending = new SpendingInMemory();
    private final SimulatedRoute dear = route("dear", "1000", "1000");
    private final SimulatedRoute cheap = route("cheap", "100", "100");
    private final SimulatedRoute own = route("own", "0", "0");

    private SimulatedRoute route(String name, String input, String output) {
        return new SimulatedRoute(hands, name, () -> Manner.answering(Duration.ofSeconds(1))).costing(new Route.Price(new BigDecimal(input),
                new BigDecimal(output)));
    }

    private Gateway gateway(Map<String, String> said, SimulatedRoute... routes) {
        return SimulatedRoute.gateway(hands, FailingWellTest.settings(said), spending, routes);
    }

    private static Completion ask(Gateway gateway, String about) {
        return gateway.complete(SimulatedRoute.prompt(Duration.ofSeconds(10)).about(about), text -> List.of());
    }

    private void others(String spent) {
        spending.add(new Spending.Line(TODAY, "dear", Lane.INTERACTIVE, 1, 0, 0, new BigDecimal(spent)), "other/1");
    }

    @Test
    void nearTheEndOfTheMoneyTheCheapestIsAskedFirstAndAtItsEndWhatCostsNothing() {
        Gateway gateway = gateway(Map.of("daily-budget", "4"), dear, cheap, own);
        hands.run(() -> {
            // 400 tokens of the dear one cost 0.40.
            for (int i = 0; i < 8; i++) {
                assertThat(ask(gateway, "").route()).isEqualTo("dear");
            }
            assertThat(gateway.budget().stance()).isEqualTo("cheaper");
            assertThat(ask(gateway, "").route()).isEqualTo("own");
        });
    }

    @Test
    void withoutAnythingFreeTheBudgetEndsInAHandoff() {
        Gateway gateway = gateway(Map.of("daily-budget", "4"), dear, cheap);
        others("3.3");
        hands.run(() -> {
            Completion cheaper = ask(gateway, "");
            assertThat(cheaper.route()).isEqualTo("cheap");
            assertThat(cheaper.attempts().getFirst().chosen()).isEqualTo("the budget is nearly or wholly spent");

            others("0.7");
            hands.pause(Duration.ofSeconds(6));
            ask(gateway, "");
            Completion none = ask(gateway, "");

            assertThat(none).isInstanceOfSatisfying(Completion.Failed.class, failed -> {
                assertThat(failed.fault()).isEqualTo(Fault.NO_ROUTE);
                assertThat(failed.detail()).isEqualTo("the budget is spent, and no route costs nothing");
            });
            assertThat(gateway.budget().stance()).isEqualTo("spent");
            hands.pause(Duration.ofHours(15));
            assertThat(ask(gateway, "").route()).as("another day").isEqualTo("dear");
        });
    }

    @Test
    void whatOthersSpentIsKnownBeforeTheFirstCall() {
        Gateway gateway = gateway(Map.of("daily-budget", "4"), dear);
        others("4");
        hands.run(() -> assertThat(ask(gateway, "")).isInstanceOf(Completion.Failed.class));

        assertThat(dear.within).isEmpty();
    }

    @Test
    void aConversationHasABudgetOfItsOwn() {
        Gateway gateway = gateway(Map.of("conversation-budget", "0.7"), dear);
        hands.run(() -> {
            assertThat(ask(gateway, "c-1/1").route()).isEqualTo("dear");
            assertThat(ask(gateway, "c-1/2").route()).isEqualTo("dear");
            assertThat(ask(gateway, "c-1/3")).isInstanceOf(Completion.Failed.class);
            assertThat(ask(gateway, "c-2/1").route()).isEqualTo("dear");
            assertThat(ask(gateway, "").route()).isEqualTo("dear");
        });

        assertThat(spending.of("c-1")).isEqualByComparingTo("0.8");
        assertThat(spending.of(TODAY)).isEqualByComparingTo("1.6");
    }
}
