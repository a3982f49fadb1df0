package dev.bailiwick.kernel.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void idsAscendEvenWhileTheClockStandsStill() {
        var ids = new TimeOrderedIds(Clock.fixed(NOON, ZoneOffset.UTC), new Random(1));

        var made = new ArrayList<String>();
        for (int i = 0; i < 10_000; i++) {
            made.add(ids.next());
        }

        assertThat(made).isSorted().doesNotHaveDuplicates().allMatch(id -> id.length() == 36 && UUID.fromString(id).version() == 7);
    }

    @Test
    void theSameClockAndTheSameRandomnessMakeTheSameIds() {
        var clock = Clock.fixed(NOON, ZoneOffset.UTC);

        assertThat(new TimeOrderedIds(clock, new Random(7)).next()).isEqualTo(new TimeOrderedIds(clock, new Random(7)).next())
                .isNotEqualTo(new TimeOrderedIds(clock, new Random(8)).next());
    }
}
