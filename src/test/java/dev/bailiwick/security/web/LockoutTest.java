package dev.bailiwick.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LockoutTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final Lockout lockout = new Lockout(((InstantSource) now::get).withZone(ZoneOffset.UTC));

    @Test
    void tenWrongPasswordsInARowCloseAnAccountForFiveMinutes() {
        fail(9);
        assertThat(lockout.isClosed("admin")).isFalse();

        fail(1);
        assertThat(lockout.isClosed("admin")).isTrue();
        assertThat(lockout.isClosed("another")).isFalse();

        now.updateAndGet(time -> time.plus(Duration.ofMinutes(5)));
        assertThat(lockout.isClosed("admin")).isFalse();
        fail(1);
        assertThat(lockout.isClosed("admin")).as("counting begins anew").isFalse();
    }

    @Test
    void theRightPasswordForgetsTheWrongOnes() {
        fail(9);
        lockout.succeeded("admin");
        fail(9);

        assertThat(lockout.isClosed("admin")).isFalse();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            lockout.failed("admin");
        }
    }
}
