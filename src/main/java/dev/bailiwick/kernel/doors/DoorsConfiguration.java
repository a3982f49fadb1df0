package dev.bailiwick.kernel.doors;

import dev.bailiwick.kernel.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/**
 * The doors as production opens them. Clock and ids are fallbacks: another bean of the type takes their place. Where somebody offers a time that
 * all nodes agree on ({@code Supplier<Instant>}), the clock shows that one.
 */
@Configuration(proxyBeanMethods = false)
class DoorsConfiguration {

    @Bean
    @Fallback
    Clock clock(ObjectProvider<Supplier<Instant>> agreed, Supplier<Clock> machine) {
        Supplier<Instant> time = agreed.getIfAvailable();
        return time == null ? machine.get() : new AgreedClock(time);
    }

    /** What this machine's own clock says, whatever all nodes have agreed on. Behind a supplier, so that nobody takes it for the house's clock. */
    @Bean
    Supplier<Clock> machineClock() {
        return () -> Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }

    @Bean
    @Fallback
    Ids ids(Clock clock) {
        return new TimeOrderedIds(clock, new SecureRandom());
    }
}
