package dev.bailiwick.flow.camunda;

import java.time.Clock;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextFactory;
import org.joda.time.DateTimeUtils;

/**
 * The engine has one clock for all of a program. Where several houses in memory live beside each other, each with a time of its own, every
 * command of an engine sees the time of its own house.
 */
final class TimeOfHouse extends CommandContextFactory {

    private static final ThreadLocal<Clock> HERE = new ThreadLocal<>();
    private static volatile Clock latest;

    private final Clock clock;

    TimeOfHouse(ProcessEngineConfigurationImpl engine, Clock clock) {
        this.clock = clock;
        setProcessEngineConfiguration(engine);
    }

    @Override
    public CommandContext createCommandContext() {
        HERE.set(clock);
        latest = clock;
        // Whoever stopped the engine's clock meanwhile, such as a house on a database, has done so for all.
        DateTimeUtils.setCurrentMillisProvider(TimeOfHouse::now);
        return super.createCommandContext();
    }

    private static long now() {
        Clock here = HERE.get();
        return (here == null ? latest : here).millis();
    }
}
