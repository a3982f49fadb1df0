package dev.bailiwick.channel.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** A token bucket for each caller. Remembers a bounded number of callers; the one longest unseen is forgotten first. */
final class Buckets {

    private static final int MOST_CALLERS = 10_000;

    private final double perNano;
    private final double burst;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    /**
     * @param perSecond how many a second in the long run
     * @param burst     how many at once after a quiet time
     * @param nanos     a clock that only measures, in nanoseconds
     */
    Buckets(double perSecond, double burst, LongSupplier nanos) {
        this.perNano = perSecond / 1e9;
        this.burst = burst;
        this.nanos = nanos;
    }

    /**
     * @param caller who asks
     * @return null when there is room; otherwise how long to wait until there is
     */
    synchronized Duration take(String caller) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(caller, name -> new Bucket(burst, now));
        bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.seen) * perNano);
        bucket.seen = now;
        if (bucket.tokens >= 1) {
            bucket.tokens -= 1;
            return null;
        }
        return Duration.ofNanos((long) Math.ceil((1 - bucket.tokens) / perNano));
    }

    private static final class Bucket {
        private double tokens;
        private long seen;

        Bucket(double tokens, long seen) {
            this.tokens = tokens;
            this.seen = seen;
        }
    }
}
