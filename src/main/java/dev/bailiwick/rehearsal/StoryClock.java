package dev.bailiwick.rehearsal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of a story: it stands still until the story moves it. */
public final class StoryClock extends Clock {

    /** When every story begins: a Tuesday morning at the desk. */
    public static final Instant BEGINNING = Instant.parse("2026-03-03T09:30:00Z");

    private volatile Instant now = BEGINNING;

    /**
     * @param by so far; back when negative
     */
    public synchronized void move(Duration by) {
        now = now.plus(by);
    }

    /** Back to the beginning. */
    public void begin() {
        now = BEGINNING;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
