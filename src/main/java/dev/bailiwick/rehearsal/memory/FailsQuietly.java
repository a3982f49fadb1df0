package dev.bailiwick.rehearsal.memory;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * A house in memory that does not open is no program that failed to start: whoever wanted it opened is told, and says what to do. Named in
 * {@code META-INF/spring.factories}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class FailsQuietly implements SpringBootExceptionReporter {

    private final boolean inMemory;

    FailsQuietly(ConfigurableApplicationContext context) {
        inMemory = context != null && context.getBeanFactory().containsBeanDefinition(HouseInMemory.ROWS);
    }

    @Override
    public boolean reportException(Throwable failure) {
        return inMemory;
    }
}
