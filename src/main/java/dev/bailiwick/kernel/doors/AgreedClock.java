package dev.bailiwick.kernel.doors;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** Shows a time that all nodes agree on, in whole microseconds, which is what the database keeps. */
class AgreedClock extends Clock {

    private final Supplier<Instant> time;
    private final ZoneId zone;

    AgreedClock(Supplier<Instant> time) {
        this(time, ZoneOffset.UTC);
    }

    private AgreedClock(Supplier<Instant> time, ZoneId zone) {
        this.time = time;
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return time.get().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new AgreedClock(time, other);
    }
}
