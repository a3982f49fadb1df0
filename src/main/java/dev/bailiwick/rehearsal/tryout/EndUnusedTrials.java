package dev.bailiwick.rehearsal.tryout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every minute for trials that nobody uses any more: their houses hold memory, whether or not somebody begins another. */
@Component
class EndUnusedTrials implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EndUnusedTrials.class);
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final Consumer<Instant> end;
    private final Clock clock;
    private final Duration every;
    private volatile ScheduledExecutorService looking;

    @Autowired
    EndUnusedTrials(TryConversation tries, Clock clock) {
        this(tries::endUnused, clock, LOOK);
    }

    EndUnusedTrials(Consumer<Instant> end, Clock clock, Duration every) {
        this.end = end;
        this.clock = clock;
        this.every = every;
    }

    @Override
    public void start() {
        looking = Executors.newSingleThreadScheduledExecutor(task -> Thread.ofPlatform().daemon().name("end-unused-trials").unstarted(task));
        looking.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            end.accept(clock.instant().minus(TryConversation.IDLE));
        } catch (RuntimeException e) {
            LOG.warn("trials that nobody uses were not ended; the next look is in {}", every, e);
        }
    }

    @Override
    public void stop() {
        looking.shutdownNow();
        looking = null;
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }
}
