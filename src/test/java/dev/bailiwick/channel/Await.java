package dev.bailiwick.channel;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for a condition, never for a time. */
public final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Await() {
    }

    /**
     * @param what      what is waited for, for the failure's message
     * @param condition is asked again and again
     */
    public static void until(String what, Supplier<Boolean> condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.get()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + PATIENCE.toSeconds() + " s in vain until " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
