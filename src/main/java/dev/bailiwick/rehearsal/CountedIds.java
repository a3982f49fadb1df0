package dev.bailiwick.rehearsal;

import dev.bailiwick.kernel.Ids;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that are counted instead of drawn. */
public final class CountedIds implements Ids {

    private final AtomicLong last = new AtomicLong();

    @Override
    public String next() {
        return "id-" + last.incrementAndGet();
    }

    /** Counts from the beginning again. */
    public void begin() {
        last.set(0);
    }
}
