package dev.bailiwick.flow.camunda;

import java.time.Clock;
import java.util.function.LongSupplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextFactory;
import org.camunda.bpm.engine.impl.interceptor.CommandInvocationContext;
import org.joda.time.DateTimeUtils;

/**
 * The engine has one clock for all of a program. Where several houses in memory live beside each other, each with a time of its own, every
 * command of an engine sees the time of its own house; one on a database, and whoever works outside of a command, sees the time that all nodes
 * agree on.
 */
final class TimeOfHouse extends CommandContextFactory {

    private static final ThreadLocal<Clock> HERE = new ThreadLocal<>();
    private static volatile Clock latest;
    private static volatile LongSupplier agreed;

    private final Clock clock;

    TimeOfHouse(ProcessEngineConfigurationImpl engine, Clock clock) {
        this.clock = clock;
        setProcessEngineConfiguration(engine);
    }

    @Override
    public CommandContext createCommandContext() {
        latest = clock;
        // Whoever stopped the engine's clock meanwhile, such as a house on a database, has done so for all.
        DateTimeUtils.setCurrentMillisProvider(TimeOfHouse::now);
        return new At(clock, processEngineConfiguration);
    }

    private static long now() {
        Clock here = HERE.get();
        LongSupplier ofAll = agreed;
        return here == null && ofAll != null ? ofAll.getAsLong() : (here == null ? latest : here).millis();
    }

    /**
     * The time of an engine on a database. A house in memory that opens beside it, such as one in which a conversation is tried, leaves it its time.
     *
     * @param engine the engine, not yet built
     * @param time   what all nodes agree on, in milliseconds
     */
    static void agreed(ProcessEngineConfigurationImpl engine, LongSupplier time) {
        agreed = time;
        DateTimeUtils.setCurrentMillisProvider(time::getAsLong);
        CommandContextFactory outOfTheHouse = new CommandContextFactory() {
            @Override
            public CommandContext createCommandContext() {
                return new At(null, processEngineConfiguration);
            }
        };
        outOfTheHouse.setProcessEngineConfiguration(engine);
        engine.setCommandContextFactory(outOfTheHouse);
    }

    /** A command for as long as it lasts; whatever its thread does afterwards is done in the time from before. */
    private static final class At extends CommandContext {

        private final Clock before = HERE.get();

        At(Clock clock, ProcessEngineConfigurationImpl engine) {
            super(engine);
            HERE.set(clock);
        }

        @Override
        public void close(CommandInvocationContext invocation) {
            try {
                super.close(invocation);
            } finally {
                HERE.set(before);
            }
        }
    }
}
