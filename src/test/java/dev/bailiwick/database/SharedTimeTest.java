package dev.bailiwick.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SharedTimeTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private Instant machine = NOON;
    private Instant postgres = NOON;
    private long count = 5_000_000_000L;
    private final SharedTime time = new SharedTime(() -> machine, () -> count, Duration.ofSeconds(1));

    @Test
    void aMachineWhoseClockJumpsEitherWayChangesNothing() {
        hear();

        machine = machine.minus(HOUR);
        passes(Duration.ofSeconds(3));
        assertThat(time.get()).isEqualTo(NOON.plusSeconds(3));
        hear();
        assertThat(time.get()).isEqualTo(NOON.plusSeconds(3));
        assertThat(time.isSkewed()).isTrue();
        assertThat(time.skew()).isEqualTo(HOUR.negated());

        machine = machine.plus(HOUR.multipliedBy(2));
        passes(Duration.ofSeconds(3));
        hear();
        assertThat(time.get()).isEqualTo(NOON.plusSeconds(6));
        assertThat(time.skew()).isEqualTo(HOUR);

        machine = machine.minus(HOUR);
        hear();
        assertThat(time.isSkewed()).isFalse();
    }

    @Test
    void twoMachinesHalfAMinuteApartHaveOneTime() {
        machine = NOON.plusSeconds(30);
        SharedTime other = new SharedTime(() -> NOON.minusSeconds(30), () -> count, Duration.ofSeconds(1));

        time.heard(count, postgres, count);
        other.heard(count, postgres, count);

        assertThat(time.get()).isEqualTo(other.get()).isEqualTo(NOON);
        assertThat(time.isSkewed() && other.isSkewed()).isTrue();
    }

    @Test
    void aLittleAheadItStandsStillUntilPostgresHasCaughtUpAndNeverGoesBack() {
        hear();
        Instant shown = time.get();

        postgres = postgres.minusMillis(500);
        hear();
        assertThat(time.get()).isEqualTo(shown);
        passes(Duration.ofMillis(400));
        assertThat(time.get()).isEqualTo(shown);
        passes(Duration.ofMillis(200));
        assertThat(time.get()).isEqualTo(NOON.plusMillis(100));
    }

    @Test
    void whenPostgresItselfIsSetBackOrForwardAllGoWithIt() {
        hear();

        postgres = postgres.minus(HOUR);
        hear();

        assertThat(time.get()).isEqualTo(NOON.minus(HOUR));

        postgres = postgres.plus(HOUR.multipliedBy(2));
        hear();

        assertThat(time.get()).isEqualTo(NOON.plus(HOUR));
    }

    @Test
    void aSlowAnswerAndASmallDifferenceChangeNothing() {
        hear();

        time.heard(count, NOON.plusSeconds(20), count + Duration.ofSeconds(5).toNanos());
        time.heard(count, NOON.plusMillis(90), count);

        assertThat(time.get()).isEqualTo(NOON);
    }

    private void hear() {
        time.heard(count, postgres, count);
    }

    private void passes(Duration span) {
        machine = machine.plus(span);
        postgres = postgres.plus(span);
        count += span.toNanos();
    }
}
