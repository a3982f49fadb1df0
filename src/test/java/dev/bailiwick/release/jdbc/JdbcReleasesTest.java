package dev.bailiwick.release.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.kernel.ReleaseId;
import dev.bailiwick.release.Pin;
import dev.bailiwick.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcReleasesTest {

    private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
    private static final List<Pin> PINS = List.of(new Pin("policies", "b-1"), new Pin("flows", "f-1"));

    private static JdbcClient jdbc;

    @BeforeAll
    static void start() {
        jdbc = JdbcClient.create(TestDatabase.fresh("release").dataSource());
    }

    @BeforeEach
    void empty() {
        jdbc.sql("delete from release.release").update();
    }

    @Test
    void theSamePinsInAnyOrderAreTheSameReleaseSinceItsFirstTime() {
        ReleaseId first = releases(MORNING).inForce(PINS);
        JdbcReleases later = releases(MORNING.plus(Duration.ofDays(1)));
        ReleaseId second = later.inForce(PINS.reversed());

        assertThat(second).isEqualTo(first);
        assertThat(later.current().since()).isEqualTo(MORNING);
        assertThat(later.current().pins()).extracting(Pin::part).containsExactly("flows", "policies");
        assertThat(later.currentId()).isEqualTo(first);
    }

    @Test
    void anotherVersionIsAnotherRelease() {
        JdbcReleases releases = releases(MORNING);

        ReleaseId one = releases.inForce(PINS);
        ReleaseId other = releases.inForce(List.of(new Pin("policies", "b-1f"), new Pin("flows", "-1")));

        assertThat(other).isNotEqualTo(one);
        assertThat(releases.current().id()).isEqualTo(other);
        assertThat(jdbc.sql("select count(*) from release.release").query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void manyNodesThatStartAtOnceAgree() throws Exception {
        List<Callable<ReleaseId>> starts = new ArrayList<>();
        for (int node = 0; node < 8; node++) {
            starts.add(() -> releases(MORNING).inForce(PINS));
        }

        try (ExecutorService nodes = Executors.newFixedThreadPool(8)) {
            List<ReleaseId> ids = new ArrayList<>();
            for (Future<ReleaseId> start : nodes.invokeAll(starts)) {
                ids.add(start.get());
            }
            assertThat(ids).hasSize(8).containsOnly(ids.getFirst());
        }
        assertThat(jdbc.sql("select count(*) from release.release").query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void pinsThatShareTheDigitsOfOthersAreRefused() {
        ReleaseId id = releases(MORNING).inForce(PINS);
        jdbc.sql("update release.release set pins = '[{\"part\":\"flows\",\"version\":\"x\"}]' where id = ?").param(id.value()).update();

        assertThatThrownBy(() -> releases(MORNING).inForce(PINS)).isInstanceOf(IllegalStateException.class).hasMessageContaining(id.value());
    }

    @Test
    void nonsenseIsRefusedAndNothingIsInForceBeforeTheFirst() {
        JdbcReleases releases = releases(MORNING);

        assertThatThrownBy(() -> releases.inForce(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> releases.inForce(List.of(new Pin("flows", " ")))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> releases.inForce(List.of(new Pin("flows", "1"), new Pin("flows", "2")))).hasMessageContaining("each part once");
        assertThatThrownBy(releases::current).isInstanceOf(IllegalStateException.class);
        assertThat(releases.currentId()).isNull();
    }

    private static JdbcReleases releases(Instant now) {
        return new JdbcReleases(jdbc, Clock.fixed(now, ZoneOffset.UTC));
    }
}
