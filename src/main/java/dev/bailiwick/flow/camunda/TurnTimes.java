package dev.bailiwick.flow.camunda;

import dev.bailiwick.kernel.TurnId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/**
 * Measures the engine time of each turn: all transactions from the customer's message to the reply or handoff, everything written,
 * without models and without waiting for more messages. Kept in memory only, at most some thousand open turns.
 */
@Component
class TurnTimes {

    private static final int MOST = 10_000;
    private static final long AFTER_COMMIT_MILLIS = 50;

    private final Map<TurnId, LongAdder> open = new ConcurrentHashMap<>();
    private final Timer timer;

    TurnTimes(MeterRegistry meters) {
        timer = Timer.builder("bailiwick.turn.engine").description("engine time of a turn, models excluded")
                .publishPercentiles(0.5, 0.95, 0.99).distributionStatisticExpiry(Duration.ofMinutes(10)).register(meters);
    }

    void add(TurnId turn, long nanos) {
        if (open.size() < MOST) {
            open.computeIfAbsent(turn, key -> new LongAdder()).add(nanos);
        }
    }

    /** Sums a turn up once the transaction that ended it has been added, which happens within moments of its commit. */
    void overSoon(TurnId turn) {
        try {
            TimeUnit.MILLISECONDS.sleep(AFTER_COMMIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LongAdder sum = open.remove(turn);
        if (sum != null) {
            timer.record(sum.sum(), TimeUnit.NANOSECONDS);
        }
    }
}
