package dev.bailiwick.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BucketsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Buckets buckets = new Buckets(2, 3, nanos::get);

    @Test
    void aBurstIsGrantedAndThenTheWaitIsTold() {
        assertThat(buckets.take("a")).isNull();
        assertThat(buckets.take("a")).isNull();
        assertThat(buckets.take("a")).isNull();

        assertThat(buckets.take("a")).isEqualTo(Duration.ofMillis(500));
        assertThat(buckets.take("b")).isNull();
        nanos.addAndGet(500_000_000);
        assertThat(buckets.take("a")).isNull();
        assertThat(buckets.take("a")).isNotNull();
    }

    @Test
    void aQuietTimeFillsNoMoreThanTheBurst() {
        buckets.take("a");
        nanos.addAndGet(Duration.ofHours(1).toNanos());

        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take("a")).isNull();
        }
        assertThat(buckets.take("a")).isNotNull();
    }
}
