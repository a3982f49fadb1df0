package dev.bailiwick.model.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UsualLatencyTest {

    private final SimulatedHands hands = new SimulatedHands();
    private final UsualLatency latency = new UsualLatency(hands);

    private void call(long millis) {
        Object call = latency.begins();
        hands.pause(Duration.ofMillis(millis));
        latency.over(call, true);
    }

    private void usually() {
        for (int i = 0; i < 40; i++) {
            call(i % 2 == 0 ? 900 : 1_100);
        }
    }

    @Test
    void theRangeIsLearnedFromWhatTheRouteDoes() {
        hands.run(() -> {
            assertThat(latency.isKnown()).isFalse();
            usually();

            assertThat(latency.middle()).isBetween(Duration.ofMillis(950), Duration.ofMillis(1_050));
            assertThat(latency.upper()).isBetween(Duration.ofMillis(1_400), Duration.ofMillis(2_200));
        });
    }

    @Test
    void oneSlowCallIsNoShift() {
        hands.run(() -> {
            usually();
            call(12_000);
            call(1_000);
            call(12_000);
            usually();

            assertThat(latency.hasLeft()).isFalse();
        });
    }

    @Test
    void callsUnderWayCountBeforeTheyAreOver() {
        hands.run(() -> {
            usually();
            for (int i = 0; i < 3; i++) {
                latency.begins();
            }
            hands.pause(Duration.ofMillis(1_200));
            assertThat(latency.hasLeft()).isFalse();

            hands.pause(Duration.ofMillis(1_500));
            assertThat(latency.hasLeft()).isTrue();
        });
    }

    @Test
    void itComesBackByProbesAndIsProbedSeldom() {
        hands.run(() -> {
            usually();
            for (int i = 0; i < 3; i++) {
                call(12_000);
            }
            assertThat(latency.hasLeft()).isTrue();
            assertThat(latency.mayProbe()).isFalse();
            hands.pause(Duration.ofSeconds(10));
            assertThat(latency.mayProbe()).isTrue();
            latency.probes();
            assertThat(latency.mayProbe()).isFalse();

            call(1_000);
            call(1_000);
            call(9_000);
            call(1_000);
            call(1_000);
            assertThat(latency.hasLeft()).as("three in a row").isTrue();
            call(1_000);

            assertThat(latency.hasLeft()).isFalse();
            assertThat(latency.upper()).as("what was slow did not become usual").isLessThan(Duration.ofMillis(2_200));
        });
    }

    @Test
    void aSlowGrowthIsFollowed() {
        hands.run(() -> {
            usually();
            for (int i = 0; i < 400; i++) {
                call(1_000 + 5 * i);
            }

            assertThat(latency.hasLeft()).isFalse();
            assertThat(latency.middle()).isGreaterThan(Duration.ofMillis(2_500));
        });
    }

    @Test
    void whoWasGivenUpEarlySaysNothingAndLateSaysSlow() {
        hands.run(() -> {
            usually();
            for (int i = 0; i < 5; i++) {
                Object call = latency.begins();
                hands.pause(Duration.ofMillis(100));
                latency.over(call, false);
            }
            assertThat(latency.hasLeft()).isFalse();
            for (int i = 0; i < 3; i++) {
                Object call = latency.begins();
                hands.pause(Duration.ofSeconds(5));
                latency.over(call, false);
            }

            assertThat(latency.hasLeft()).isTrue();
        });
    }
}
