package dev.bailiwick.rehearsal.tryout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class EndUnusedTrialsTest {

    private static final Instant NOW = Instant.parse("2026-03-03T09:30:00Z");

    @Test
    void whatNobodyUsesIsEndedAgainAndAgainAlsoAfterOneLookFailed() throws InterruptedException {
        BlockingQueue<Instant> looks = new LinkedBlockingQueue<>();
        AtomicBoolean failed = new AtomicBoolean();
        var ends = new EndUnusedTrials(since -> {
            looks.add(since);
            if (failed.compareAndSet(false, true)) {
                throw new IllegalStateException("once");
            }
        }, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMillis(1));

        ends.start();
        try {
            for (int look = 0; look < 3; look++) {
                assertThat(looks.poll(60, TimeUnit.SECONDS)).isEqualTo(NOW.minus(TryConversation.IDLE));
            }
        } finally {
            ends.stop();
        }
        assertThat(ends.isRunning()).isFalse();
    }
}
