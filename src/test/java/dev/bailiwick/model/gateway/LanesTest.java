package dev.bailiwick.model.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Lane;
import dev.bailiwick.model.ModelCall;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.gateway.SimulatedRoute.Manner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the lanes promise, through the whole gateway, in simulated time. */
class LanesTest {

    private final SimulatedHands hands = new SimulatedHands();
    private final List<Completion> customers = new ArrayList<>();
    private final List<Completion> background = new ArrayList<>();

    private static Prompt prompt(Duration deadline) {
        return SimulatedRoute.prompt(deadline);
    }

    private Gateway gateway(SimulatedRoute... routes) {
        return SimulatedRoute.gateway(hands, GatewaySettings.defaults(), routes);
    }

    private SimulatedRoute steady(String name, int atOnce) {
        return new SimulatedRoute(hands, name, () -> Manner.answering(Duration.ofSeconds(2))).bearing(0, atOnce);
    }

    @Test
    void aBackgroundCallIsGivenUpForACustomerAndMadeAgain() {
        Gateway gateway = gateway(steady("house", 1));
        hands.start("background", () -> background.add(gateway.complete(prompt(Duration.ofMinutes(5)).in(Lane.BACKGROUND), text -> List.of())));
        hands.start("customer", () -> {
            hands.pause(Duration.ofSeconds(1));
            customers.add(gateway.complete(prompt(Duration.ofSeconds(10)), text -> List.of()));
        });
        hands.run();

        assertThat(customers.getFirst().millis()).isEqualTo(2_000);
        assertThat(background.getFirst()).isInstanceOf(Completion.Usable.class);
        assertThat(background.getFirst().attempts()).extracting(ModelCall.Attempt::outcome).containsExactly("given-up", "usable");
    }

    @Test
    void customersFindTheSameWaitWithAFloodInTheBackground() {
        SimulatedRoute house = steady("house", 8);
        Gateway gateway = gateway(house);
        for (int i = 0; i < 200; i++) {
            hands.start("background", () -> background.add(gateway.complete(prompt(Duration.ofHours(1)).in(Lane.BACKGROUND), text -> List.of())));
        }
        for (int i = 0; i < 100; i++) {
            int second = i;
            hands.start("customer", () -> {
                hands.pause(Duration.ofSeconds(second));
                customers.add(gateway.complete(prompt(Duration.ofSeconds(10)), text -> List.of()));
            });
        }
        hands.run();

        assertThat(customers).hasSize(100).allMatch(one -> one instanceof Completion.Usable && one.millis() == 2_000);
        assertThat(background).hasSize(200);
        assertThat(house.mostAtWork).isLessThanOrEqualTo(8);
    }

    @Test
    void whenEveryPlaceIsTakenTheNextRouteIsAskedBeforeAnybodyWaits() {
        Gateway gateway = gateway(steady("house", 1), steady("abroad", 1));
        for (int i = 0; i < 3; i++) {
            hands.start("customer", () -> customers.add(gateway.complete(prompt(Duration.ofSeconds(10)), text -> List.of())));
        }
        hands.run();

        assertThat(customers).extracting(one -> one.route() + " " + one.millis()).containsExactly("house 2000", "abroad 2000", "house 4000");
    }

    @Test
    void theDeadlineIsHandedDownToEveryCall() {
        SimulatedRoute broken = new SimulatedRoute(hands, "house", () -> new Manner(Duration.ofSeconds(3), Fault.SERVER_ERROR, null));
        SimulatedRoute silent = new SimulatedRoute(hands, "abroad", () -> Manner.answering(Duration.ofMinutes(10)));
        Gateway gateway = gateway(broken, silent);
        hands.run(() -> customers.add(gateway.complete(prompt(Duration.ofSeconds(8)), text -> List.of())));

        assertThat(broken.within).containsExactly(Duration.ofSeconds(8));
        assertThat(silent.within).containsExactly(Duration.ofSeconds(5));
        assertThat(customers.getFirst()).isInstanceOfSatisfying(Completion.Failed.class, failed -> assertThat(failed.fault())
                .isEqualTo(Fault.TOO_LATE));
        assertThat(customers.getFirst().millis()).isEqualTo(8_000);
    }

    @Test
    void aRouteThatAsksForRestIsLeftAloneByEverybody() {
        SimulatedRoute tired = new SimulatedRoute(hands, "house", () -> new Manner(Duration.ofMillis(50), Fault.LIMITED, Duration.ofSeconds(30)));
        Gateway gateway = gateway(tired, steady("abroad", 8));
        hands.run(() -> {
            for (int i = 0; i < 10; i++) {
                customers.add(gateway.complete(prompt(Duration.ofSeconds(10)), text -> List.of()));
            }
        });

        assertThat(tired.within).hasSize(1);
        assertThat(customers).allMatch(one -> one.route().equals("abroad"));
    }

    @Test
    void nobodyWaitsForWhatCannotComeInTime() {
        SimulatedRoute tired = new SimulatedRoute(hands, "house", () -> new Manner(Duration.ofMillis(50), Fault.LIMITED, Duration.ofSeconds(30)));
        Gateway gateway = gateway(tired);
        hands.run(() -> {
            customers.add(gateway.complete(prompt(Duration.ofSeconds(10)), text -> List.of()));
            customers.add(gateway.complete(prompt(Duration.ofSeconds(10)), text -> List.of()));
        });

        assertThat(customers).extracting(Completion::millis).containsExactly(300L, 0L);
        assertThat(customers.get(1)).isInstanceOfSatisfying(Completion.Failed.class, failed -> {
            assertThat(failed.fault()).isEqualTo(Fault.NO_ROUTE);
            assertThat(failed.detail()).isEqualTo("house rests for 30 s");
        });
    }

    @Test
    void aRouteThatNeverComesBackIsGivenUpAtTheDeadline() {
        SimulatedRoute stuck = new SimulatedRoute(hands, "house", () -> Manner.answering(Duration.ofDays(1)));
        Gateway gateway = gateway(stuck);
        hands.run(() -> customers.add(gateway.complete(prompt(Duration.ofSeconds(70)), text -> List.of())));

        assertThat(customers.getFirst().attempts()).extracting(ModelCall.Attempt::millis).as("its own longest time").containsExactly(60_000L);
    }
}
