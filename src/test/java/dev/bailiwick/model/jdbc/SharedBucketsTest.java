package dev.bailiwick.model.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.testing.TestDatabase;
import dev.bailiwick.model.gateway.Buckets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class SharedBucketsTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);

    private Buckets shared(DataSource database) {
        return ModelStores.shared(database, clock, Duration.ofMinutes(1));
    }

    @Test
    void nodesTogetherTakeNoMoreThanTheBucketHolds() throws Exception {
        DataSource database = TestDatabase.fresh("model").dataSource();
        List<Buckets> nodes = List.of(shared(database), shared(database));

        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Buckets node = nodes.get(i % 2);
            work.add(() -> {
                int taken = 0;
                for (int j = 0; j < 20; j++) {
                    taken += node.take("house/interactive/requests", 180, 1).isZero() ? 1 : 0;
                }
                return taken;
            });
        }
        int taken = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> one : threads.invokeAll(work)) {
                taken += one.get();
            }
        }

        assertThat(taken).isEqualTo(30);
        assertThat(nodes.getFirst().take("house/interactive/requests", 180, 1)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void whatIsGivenBackByOneNodeTheOtherMayTake() {
        DataSource database = TestDatabase.fresh("model").dataSource();
        Buckets here = shared(database);
        Buckets there = shared(database);
        assertThat(here.take("house/interactive/tokens", 6_000, 1_000)).isZero();
        assertThat(there.take("house/interactive/tokens", 6_000, 1)).isPositive();

        here.correct("house/interactive/tokens", 6_000, -900, Buckets.UNTOLD);
        assertThat(there.take("house/interactive/tokens", 6_000, 800)).isZero();

        there.correct("house/interactive/tokens", 6_000, 0, 10);
        assertThat(here.take("house/interactive/tokens", 6_000, 20)).isPositive();
        here.correct("house/interactive/tokens", 6_000, 0, -2_500);
        here.correct("house/interactive/tokens", 6_000, 0, -2_500);
        assertThat(there.take("house/interactive/tokens", 6_000, 1)).as("half a minute's worth is missing").isBetween(Duration.ofSeconds(29),
                Duration.ofSeconds(31));
    }

    @Test
    void aDatabaseWithoutThemSaysSo() {
        Buckets nowhere = shared(TestDatabase.fresh("desk").dataSource());

        assertThatThrownBy(() -> nowhere.take("house/interactive/requests", 180, 1)).isInstanceOf(RuntimeException.class);
    }
}
