package dev.bailiwick.model.gateway;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes token buckets that only this node knows. */
final class NodeBuckets {

    private NodeBuckets() {
    }

    static Buckets in(Hands hands) {
        TimeMeter time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return hands.nanos();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
        Map<String, Bucket> buckets = new ConcurrentHashMap<>();
        return new KeptBuckets((name, configuration) -> buckets.computeIfAbsent(name, one -> made(configuration, time)));
    }

    private static Bucket made(BucketConfiguration configuration, TimeMeter time) {
        LocalBucketBuilder builder = Bucket.builder().withCustomTimePrecision(time);
        for (var limit : configuration.getBandwidths()) {
            builder.addLimit(limit);
        }
        return builder.build();
    }
}
