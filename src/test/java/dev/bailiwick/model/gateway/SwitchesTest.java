package dev.bailiwick.model.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.ModelCall;
import dev.bailiwick.model.RouteReport;
import dev.bailiwick.model.RouteSwitch;
import dev.bailiwick.model.RouteSwitch.Position;
import dev.bailiwick.model.gateway.SimulatedRoute.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwitchesTest {

    private final SimulatedHands hands = new SimulatedHands();
    private final SimulatedRoute house = new SimulatedRoute(hands, "house", () -> Manner.answering(Duration.ofSeconds(4)));
    private final SimulatedRoute abroad = new SimulatedRoute(hands, "abroad", () -> Manner.answering(Duration.ofSeconds(1)));
    private final Gateway gateway = SimulatedRoute.gateway(hands, GatewaySettings.defaults(), house, abroad);
    private final List<Completion> customers = new ArrayList<>();

    private void ask() {
        customers.add(gateway.complete(SimulatedRoute.prompt(Duration.ofSeconds(20)), text -> List.of()));
    }

    private void turn(Position to) {
        gateway.follow(List.of(new RouteSwitch("house", to, "the provider asked us to", "olga", Instant.EPOCH)));
    }

    private void turnWhileACallIsUnderWay(Position to) {
        hands.start("customer", this::ask);
        hands.run(() -> {
            hands.pause(Duration.ofSeconds(1));
            turn(to);
            ask();
        });
    }

    @Test
    void whatIsUnderWayOnADrainedRouteComesToItsEnd() {
        turnWhileACallIsUnderWay(Position.DRAINING);

        assertThat(customers).extracting(Completion::route).containsExactly("abroad", "house");
        assertThat(customers.getFirst().attempts().getFirst().chosen()).isEqualTo("house is switched to draining");
        assertThat(gateway.reports()).extracting(RouteReport::health).containsExactly("draining", "well");
    }

    @Test
    void whatIsUnderWayOnARouteSwitchedOffIsAskedElsewhereAtOnce() {
        turnWhileACallIsUnderWay(Position.OFF);

        assertThat(customers).extracting(Completion::route).containsExactly("abroad", "abroad");
        assertThat(customers).flatExtracting(Completion::attempts).extracting(ModelCall.Attempt::outcome).contains("given-up");
        assertThat(gateway.reports().getFirst().underWay()).isZero();
    }

    @Test
    void aRouteThatIsOnAgainBeginsAnew() {
        SimulatedRoute broken = new SimulatedRoute(hands, "broken", () -> Manner.failing(Fault.SERVER_ERROR));
        Gateway sick = SimulatedRoute.gateway(hands, GatewaySettings.defaults(), broken);
        hands.run(() -> {
            for (int i = 0; i < 5; i++) {
                sick.complete(SimulatedRoute.prompt(Duration.ofSeconds(20)), text -> List.of());
            }
            assertThat(sick.reports().getFirst().health()).isEqualTo("left-alone");
            for (Position to : List.of(Position.OFF, Position.ON)) {
                sick.follow(List.of(new RouteSwitch("broken", to, "it was mended", "olga", Instant.EPOCH)));
            }
            assertThat(sick.reports().getFirst().health()).isEqualTo("well");
        });
    }

    @Test
    void theReportSaysHowLongARouteUsuallyTakes() {
        hands.run(() -> {
            for (int i = 0; i < 12; i++) {
                ask();
            }
        });

        assertThat(gateway.reports().getFirst().usual()).singleElement().satisfies(usual -> {
            assertThat(usual.prompt()).isEqualTo("draft");
            assertThat(usual.middleMillis()).isBetween(3_990L, 4_010L);
            assertThat(usual.upperMillis()).isBetween(7_900L, 8_100L);
            assertThat(usual.slower()).isFalse();
        });
    }
}
