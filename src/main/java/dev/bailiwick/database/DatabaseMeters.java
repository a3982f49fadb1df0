package dev.bailiwick.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** What is measured of PostgreSQL itself; the pool is measured by Spring Boot. */
class DatabaseMeters implements SmartInitializingSingleton {

    private final ObjectProvider<MeterRegistry> meters;
    private final DatabaseWatch watch;
    private final SharedTime time;

    DatabaseMeters(ObjectProvider<MeterRegistry> meters, DatabaseWatch watch, SharedTime time) {
        this.meters = meters;
        this.watch = watch;
        this.time = time;
    }

    /** Late, so that the registry, which measures the pool, is not wanted while the pool is being made. */
    @Override
    public void afterSingletonsInstantiated() {
        meters.ifAvailable(registry -> {
            Gauge.builder("bailiwick.database.up", watch, one -> one.state().isGood() ? 1 : 0)
                    .description("1 while PostgreSQL answers and writes").register(registry);
            Gauge.builder("bailiwick.database.clock.skew", time, one -> one.skew().toMillis() / 1e3)
                    .description("how far this machine's clock is ahead of PostgreSQL's").baseUnit("seconds").register(registry);
        });
    }
}
