package dev.bailiwick.kernel.doors;

import dev.bailiwick.kernel.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** The doors as production opens them. Both are fallbacks: another bean of the type takes their place. */
@Configuration(proxyBeanMethods = false)
class DoorsConfiguration {

    @Bean
    @Fallback
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }

    @Bean
    @Fallback
    Ids ids(Clock clock) {
        return new TimeOrderedIds(clock, new SecureRandom());
    }
}
