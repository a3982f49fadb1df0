package dev.bailiwick.kernel.doors;

import dev.bailiwick.kernel.Ids;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, 12 bits that count within the millisecond, 62 random bits. Ids of
 * one instance ascend strictly, also when the clock stands still or is set back, so that new rows go to the end of an index.
 */
class TimeOrderedIds implements Ids {

    private static final int COUNTER_END = 1 << 12;
    private static final long RANDOM_BITS = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Clock clock;
    private final RandomGenerator random;
    private long millis;
    private int counter;

    TimeOrderedIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public String next() {
        long low = random.nextLong() & RANDOM_BITS | VARIANT;
        return new UUID(nextHigh(), low).toString();
    }

    private synchronized long nextHigh() {
        long now = clock.millis();
        if (now > millis) {
            millis = now;
            counter = 0;
        } else if (++counter == COUNTER_END) {
            millis++;
            counter = 0;
        }
        return millis << 16 | 0x7000 | counter;
    }
}
