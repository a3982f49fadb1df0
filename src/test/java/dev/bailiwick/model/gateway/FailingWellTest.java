package dev.bailiwick.model.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.kernel.CannotStart;
import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.ModelCall;
import dev.bailiwick.model.gateway.SimulatedRoute.Manner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A bad day at a provider, through the whole gateway, in simulated time. */
class FailingWellTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final SimulatedHands hands = new SimulatedHands();
    private final List<Completion> customers = new ArrayList<>();
    private Manner house = Manner.answering(Duration.ofSeconds(1));
    private final SimulatedRoute houseRoute = new SimulatedRoute(hands, "house", () -> house);
    private final SimulatedRoute abroad = new SimulatedRoute(hands, "abroad", () -> Manner.answering(Duration.ofSeconds(2)));
    private final Gateway gateway = SimulatedRoute.gateway(hands, GatewaySettings.defaults(), houseRoute, abroad);

    static GatewaySettings settings(Map<String, String> said) {
        return new Binder(new MapConfigurationPropertySource(said)).bindOrCreate("", Bindable.of(GatewaySettings.class));
    }

    private Completion ask() {
        Completion completion = gateway.complete(SimulatedRoute.prompt(DEADLINE), text -> List.of());
        customers.add(completion);
        return completion;
    }

    private void ask(int times) {
        for (int i = 0; i < times; i++) {
            ask();
        }
    }

    @Test
    void trafficMovesAwayFromARouteThatIsSlowerThanUsualAndComesBack() {
        hands.run(() -> {
            ask(20);
            house = Manner.answering(Duration.ofSeconds(7));
            ask(3);
            assertThat(ask().route()).isEqualTo("abroad");
            assertThat(customers.getLast().attempts().getFirst().chosen()).isEqualTo("house is slower than usual");

            house = Manner.answering(Duration.ofSeconds(1));
            long well = hands.nanos();
            while (!ask().route().equals("house") || !customers.getLast().attempts().getFirst().chosen().equals("first choice")) {
                assertThat(Duration.ofNanos(hands.nanos() - well)).isLessThan(Duration.ofSeconds(60));
            }
            assertThat(customers).allMatch(Completion.Usable.class::isInstance);
        });
    }

    @Test
    void noCustomerPaysForAProbe() {
        hands.run(() -> {
            ask(20);
            house = Manner.answering(Duration.ofSeconds(9));
            ask(3);
            customers.clear();
            ask(60);
        });

        assertThat(customers).allMatch(one -> one instanceof Completion.Usable && one.millis() <= 4_100);
        assertThat(customers.stream().flatMap(one -> one.attempts().stream()).filter(one -> one.chosen().equals("a probe")).count())
                .isBetween(8L, 15L);
    }

    @Test
    void inTheLastStretchOfADeadlineAnotherRouteIsAskedBeside() {
        hands.run(() -> {
            ask(20);
            house = Manner.answering(Duration.ofSeconds(30));
            ask();
        });

        assertThat(customers.getLast()).isInstanceOf(Completion.Usable.class);
        assertThat(customers.getLast().attempts()).extracting(one -> one.route() + " " + one.kind().word() + " " + one.outcome())
                .containsExactly("house first given-up", "abroad hedge usable");
        assertThat(customers.getLast().millis()).as("nobody knows abroad yet, which so gets four tenths of the deadline").isEqualTo(8_000);
    }

    @Test
    void secondRequestsStayWithinTheirBudget() {
        GatewaySettings few = GatewaySettings.defaults();
        // Too few are slow for a shift, and more than the budget has second requests for.
        int[] calls = new int[1];
        SimulatedRoute moody = new SimulatedRoute(hands, "house", () -> Manner.answering(Duration.ofSeconds(++calls[0] % 7 == 0 ? 20 : 1)));
        Gateway thrifty = SimulatedRoute.gateway(hands, few, moody, abroad);
        hands.run(() -> {
            for (int i = 0; i < 200; i++) {
                customers.add(thrifty.complete(SimulatedRoute.prompt(DEADLINE), text -> List.of()));
            }
        });

        long hedges = customers.stream().filter(one -> one.attempts().stream().noneMatch(call -> call.chosen().equals("a probe")))
                .flatMap(one -> one.attempts().stream()).filter(one -> one.kind() == ModelCall.Kind.HEDGE).count();
        assertThat(hedges).isBetween(5L, 11L);
    }

    @Test
    void aRouteThatFailsIsLeftAloneAndTriedAgain() {
        hands.run(() -> {
            house = Manner.failing(Fault.SERVER_ERROR);
            ask(5);
            assertThat(houseRoute.within).hasSize(5);
            ask(6);
            assertThat(houseRoute.within).as("left alone").hasSize(5);
            assertThat(customers.getLast().attempts().getFirst().chosen()).startsWith("house failed too often and is left alone for");
            house = Manner.answering(Duration.ofSeconds(1));
            hands.pause(Duration.ofMillis(15_001));
            ask(3);

            assertThat(customers.subList(11, 14)).allMatch(one -> one.route().equals("house"));
        });
        assertThat(customers).allMatch(Completion.Usable.class::isInstance);
    }

    @Test
    void wordsGoOnlyWhereTheyMayGo() {
        GatewaySettings europe = settings(Map.of("allowed-regions", "eu"));

        assertThatThrownBy(() -> SimulatedRoute.gateway(hands, europe, houseRoute)).isInstanceOf(CannotStart.class)
                .hasMessageContaining("allowed-regions is [eu], and no route is in one of them");
        SimulatedRoute near = new SimulatedRoute(hands, "near", () -> house).in("eu");
        hands.run(() -> customers.add(SimulatedRoute.gateway(hands, europe, houseRoute, near).complete(SimulatedRoute.prompt(DEADLINE),
                text -> List.of())));
        assertThat(customers.getFirst().route()).isEqualTo("near");
        assertThat(houseRoute.within).isEmpty();
    }

    @Test
    void whoeverIsNotWaitedForAnyMoreEndsAtOnce() {
        house = Manner.answering(Duration.ofSeconds(9));
        Hands.Started[] turn = new Hands.Started[1];
        hands.start("superseder", () -> {
            turn[0] = hands.start("turn", this::ask);
            hands.pause(Duration.ofSeconds(1));
            turn[0].giveUp();
        });
        hands.run();

        assertThat(customers.getFirst().attempts()).extracting(ModelCall.Attempt::outcome).containsExactly("given-up");
        assertThat(customers.getFirst().millis()).isEqualTo(1_000);
    }
}
