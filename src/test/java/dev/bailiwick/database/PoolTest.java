package dev.bailiwick.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PoolTest {

    @Test
    void theServerLetsGoOfANodeThatVanishedOrIsFrozen() {
        try (var database = TestDatabase.empty();
                var pool = Pool.open(database.url(), database.user(), database.password(), new DatabaseSettings(null, null, null, 2, null, null),
                        new Overheard())) {
            var asked = JdbcClient.create(pool);

            var set = List.of("idle_in_transaction_session_timeout", "tcp_user_timeout", "tcp_keepalives_idle", "tcp_keepalives_interval",
                    "tcp_keepalives_count").stream().map(name -> asked.sql("show " + name).query(String.class).single()).toList();

            assertThat(set).containsExactly("20s", "10000", "5", "2", "3");
        }
    }

    @Test
    void whoseWorkIsSeenIsWaitedForAndWhereNobodysCanBeToldApartAnybodys() {
        assertThat(StillAtWork.mayBe(4_711, Map.of(4_711, true, 4_712, false))).isTrue();
        assertThat(StillAtWork.mayBe(4_711, Map.of(4_711, false, 4_712, true))).as("it was lost, whatever others do").isFalse();
        assertThat(StillAtWork.mayBe(4_711, Map.of(80, false, 81, true))).as("another's ports: it may be the one").isTrue();
        assertThat(StillAtWork.mayBe(4_711, Map.of(80, false, 81, false))).isFalse();
        assertThat(StillAtWork.mayBe(4_711, Map.of())).isFalse();
    }
}
