package dev.bailiwick.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.security.jdbc.KeptKeysForTests;
import dev.bailiwick.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class LockoutTest {

    private static final String OWNER = "10.0.0.1";
    private static final String STRANGER = "203.0.113.7";

    private final TestDatabase database = TestDatabase.fresh("security");
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final Lockout here = node();
    private final Lockout there = node();

    @Test
    void tenWrongPasswordsInARowCloseAnAccountForFiveMinutesOnAllNodes() {
        fail(here, STRANGER, 5);
        fail(there, STRANGER, 4);
        assertThat(here.isClosed("admin", STRANGER)).isFalse();

        fail(there, STRANGER, 1);
        assertThat(here.isClosed("admin", STRANGER)).isTrue();
        assertThat(there.isClosed("admin", STRANGER)).isTrue();
        assertThat(here.isClosed("another", STRANGER)).isFalse();

        later(Duration.ofMinutes(5));
        assertThat(here.isClosed("admin", STRANGER)).isFalse();
        fail(here, STRANGER, 1);
        assertThat(here.isClosed("admin", STRANGER)).as("counting begins anew").isFalse();
    }

    @Test
    void whoeverGuessesDoesNotKeepTheOwnerOut() {
        for (int i = 0; i < 20; i++) {
            fail(here, STRANGER, 10);
            assertThat(here.isClosed("admin", STRANGER)).isTrue();
            assertThat(there.isClosed("admin", OWNER)).isFalse();
            later(Duration.ofMinutes(5));
        }
    }

    @Test
    void guessesFromManyAddressesCloseItForAllButThoseThatTheOwnerCameInFrom() {
        here.succeeded("admin", OWNER);
        for (int i = 0; i < 12; i++) {
            fail(here, "198.51.100." + i, 9);
        }

        assertThat(there.isClosed("admin", STRANGER)).isTrue();
        assertThat(there.isClosed("admin", OWNER)).isFalse();
        fail(here, OWNER, 10);
        assertThat(there.isClosed("admin", OWNER)).as("whose own limit holds").isTrue();

        later(Duration.ofMinutes(5));
        assertThat(there.isClosed("admin", STRANGER)).isFalse();
        fail(here, STRANGER, 1);
        assertThat(JdbcClient.create(database.dataSource()).sql("select count(*) from security.knock").query(Integer.class).single())
                .as("what counts no more is forgotten: the owner's address and the last guess are left").isEqualTo(2);
    }

    @Test
    void anAddressIsFamiliarForAMonth() {
        here.succeeded("admin", OWNER);
        later(Duration.ofDays(30));
        for (int i = 0; i < 12; i++) {
            fail(here, "198.51.100." + i, 9);
        }

        assertThat(here.isClosed("admin", OWNER)).isTrue();
    }

    @Test
    void theRightPasswordForgetsTheWrongOnes() {
        fail(here, OWNER, 9);
        there.succeeded("admin", OWNER);
        fail(here, OWNER, 9);

        assertThat(here.isClosed("admin", OWNER)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.7,203.0.113.7", "2001:db8:1:2:3:4:5:6,20:01:0d:b8:00:01:00:02/64", "2001:db8:1:2::9,20:01:0d:b8:00:01:00:02/64",
        "no address,unknown", ",unknown"})
    void addressesOfOneNetworkOfTheNewKindAreOne(String address, String source) {
        assertThat(Lockout.source(address)).isEqualTo(source);
    }

    private void later(Duration span) {
        now.updateAndGet(time -> time.plus(span));
    }

    private Lockout node() {
        return new Lockout(KeptKeysForTests.knocksIn(database.dataSource()), ((InstantSource) now::get).withZone(ZoneOffset.UTC));
    }

    private static void fail(Lockout node, String address, int times) {
        for (int i = 0; i < times; i++) {
            node.failed("admin", address);
        }
    }
}
