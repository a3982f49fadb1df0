package dev.bailiwick.channel.web;

import dev.bailiwick.channel.Chance;
import dev.bailiwick.kernel.Refusal;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Does a whole use case again when it lost a race: a deadlock, a lock that was not to be had, or an engine that saw a newer state. Its transaction
 * was rolled back, so nothing is done twice.
 */
@Component
class Patiently {

    private static final Logger LOG = LoggerFactory.getLogger(Patiently.class);
    private static final int TRIES = 6;
    private static final long FIRST_WAIT_NANOS = 5_000_000;
    private static final int MOST_CAUSES = 20;
    /** Matched by name, because the engine behind the events is no business of this module. */
    private static final Set<String> LOST_RACES = Set.of("OptimisticLockingException", "MismatchingMessageCorrelationException",
            "CrdbTransactionRetryException");

    private final Chance chance;

    Patiently(Chance chance) {
        this.chance = chance;
    }

    /**
     * @param work a use case, which is one transaction
     * @return what it returns
     * @throws Refusal of kind {@code UNAVAILABLE} when it lost the race every time
     */
    <T> T get(Supplier<T> work) {
        for (int tries = 1;; tries++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (!isLostRace(e)) {
                    throw e;
                }
                if (tries == TRIES) {
                    LOG.warn("a request lost the race {} times: {}", tries, e.toString());
                    throw new Refusal(Refusal.Kind.UNAVAILABLE, "too much happens in this conversation at once; try again in a moment");
                }
                LockSupport.parkNanos((long) ((FIRST_WAIT_NANOS << (tries - 1)) * (0.5 + chance.fraction())));
            }
        }
    }

    /** @param work a use case that returns nothing */
    void run(Runnable work) {
        get(() -> {
            work.run();
            return null;
        });
    }

    static boolean isLostRace(Throwable trouble) {
        Throwable cause = trouble;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++, cause = cause.getCause()) {
            if (cause instanceof ConcurrencyFailureException || LOST_RACES.contains(cause.getClass().getSimpleName())) {
                return true;
            }
        }
        return false;
    }
}
