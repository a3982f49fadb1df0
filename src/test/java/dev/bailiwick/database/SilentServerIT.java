package dev.bailiwick.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.channel.Await;
import dev.bailiwick.stranger.PostgresBetween;
import dev.bailiwick.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL that is there and says nothing any more, as if a cable had been pulled. */
class SilentServerIT {

    @Test
    void aStatementUnderWayIsCutOffWhenTheServerFallsSilentAndALongOneIsLeftAlone() throws Exception {
        try (var database = TestDatabase.empty(); var between = new PostgresBetween(portOf(database.url()));
                var pool = Pool.open(database.url().replace(":" + portOf(database.url()) + "/", ":" + between.port() + "/"), database.user(),
                        database.password(), new DatabaseSettings(null, null, null, 2, null, null), new Overheard())) {
            var watch = new DatabaseWatch(pool, new Overheard(), new SharedTime(Clock.systemUTC(), System::nanoTime, Duration.ofSeconds(1)));
            watch.start();
            try {
                // Several looks long, and answered in the end.
                assertThat(JdbcClient.create(pool).sql("select 'done' from pg_sleep(5)").query(String.class).single()).isEqualTo("done");

                try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
                    statement.execute("select 1");
                    between.fallSilent(true);
                    long began = System.nanoTime();

                    assertThatThrownBy(() -> statement.execute("select 2")).isInstanceOf(SQLException.class);

                    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
                }
                between.fallSilent(false);
                Await.until("PostgreSQL works again", () -> watch.state().isGood());
                assertThat(JdbcClient.create(pool).sql("select 3").query(Integer.class).single()).isEqualTo(3);
            } finally {
                watch.stop();
            }
        }
    }

    @Test
    void aConnectionWhosePathBrokeHoldsItsCallerForSomeSecondsAndALongStatementIsWaitedFor() throws Exception {
        try (var database = TestDatabase.empty(); var between = new PostgresBetween(portOf(database.url()));
                var pool = Pool.open(database.url().replace(":" + portOf(database.url()) + "/", ":" + between.port() + "/"), database.user(),
                        database.password(), new DatabaseSettings(null, null, null, 3, null, null), new Overheard())) {
            try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
                statement.execute("select 1");
                between.loseThoseOpen();
                long began = System.nanoTime();

                assertThatThrownBy(() -> statement.execute("select 2")).isInstanceOf(SQLException.class);

                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
            }

            String longer = "select 'done' from pg_sleep(" + (Pool.SECONDS_OF_SILENCE + 2) + ")";
            assertThat(JdbcClient.create(pool).sql(longer).query(String.class).single()).isEqualTo("done");
            try (var direct = Pool.open(database.url(), database.user(), database.password(), new DatabaseSettings(null, null, null, 2, null, null),
                    new Overheard())) {
                assertThat(JdbcClient.create(direct).sql(longer).query(String.class).single()).isEqualTo("done");
            }
        }
    }

    private static int portOf(String url) {
        return Integer.parseInt(url.replaceFirst(".*:(\\d+)/.*", "$1"));
    }
}
