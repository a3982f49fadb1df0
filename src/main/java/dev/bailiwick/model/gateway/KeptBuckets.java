package dev.bailiwick.model.gateway;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.function.BiFunction;

/** Token buckets of the kept library, wherever it keeps them. */
public final class KeptBuckets implements Buckets {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final BiFunction<String, BucketConfiguration, Bucket> kept;

    /** @param kept finds a bucket by its name, or makes it, full */
    public KeptBuckets(BiFunction<String, BucketConfiguration, Bucket> kept) {
        this.kept = kept;
    }

    @Override
    public Duration take(String bucket, long perMinute, long amount) {
        ConsumptionProbe probe = bucket(bucket, perMinute).tryConsumeAndReturnRemaining(Math.clamp(amount, 1, Buckets.holds(perMinute)));
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }

    @Override
    public void correct(String bucket, long perMinute, long more, long atMost) {
        Bucket one = bucket(bucket, perMinute);
        if (more < 0) {
            one.addTokens(-more);
        } else if (more > 0) {
            one.consumeIgnoringRateLimits(more);
        }
        if (atMost != UNTOLD) {
            long over = one.getAvailableTokens() - atMost;
            if (over > 0) {
                one.consumeIgnoringRateLimits(over);
            }
        }
    }

    private Bucket bucket(String name, long perMinute) {
        // The limit is part of the name: when the operator sets another one, the bucket is another one.
        return kept.apply(name + "/" + perMinute, BucketConfiguration.builder().addLimit(limit -> limit.capacity(Buckets.holds(perMinute)).refillGreedy(
                Buckets.comesBack(perMinute), MINUTE)).build());
    }
}
