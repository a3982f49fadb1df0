package dev.bailiwick.model.jdbc;

import dev.bailiwick.model.gateway.Buckets;
import dev.bailiwick.model.gateway.KeptBuckets;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps in PostgreSQL what all nodes share. */
@Configuration(proxyBeanMethods = false)
class ModelStores {

    @Bean
    Buckets buckets(DataSource dataSource, Clock clock) {
        return shared(dataSource, clock, Duration.ofSeconds(2));
    }

    /** @param patience how long one question to PostgreSQL may take */
    static Buckets shared(DataSource dataSource, Clock clock, Duration patience) {
        ProxyManager<String> kept = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource).primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("model.bucket").clientClock(new HouseTime(clock)).requestTimeout(patience)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofHours(1))).build();
        return new KeptBuckets((name, configuration) -> kept.builder().build(name, () -> configuration));
    }

    private record HouseTime(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
