package dev.bailiwick.rehearsal.tryout;

import dev.bailiwick.flow.SlowHands;
import dev.bailiwick.flow.SlowTask;
import dev.bailiwick.kernel.Refusal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Works on slow steps when the person who tries waits for them, one after the other, on that person's thread. */
final class StepsAtOnce implements SlowHands {

    /** A turn has a handful; who has more goes round in circles. */
    private static final int MOST = 50;

    private final Deque<SlowTask> waiting = new ArrayDeque<>();

    @Override
    public String node() {
        return "trial";
    }

    @Override
    public synchronized void begin(SlowTask task) {
        waiting.add(task);
    }

    private synchronized SlowTask next() {
        return waiting.poll();
    }

    /** Works until nothing waits. */
    void work() {
        SlowTask task = next();
        for (int done = 0; task != null; task = next()) {
            if (++done > MOST) {
                stop();
                throw new Refusal(Refusal.Kind.EXHAUSTED, "the drawing asked for more than " + MOST + " slow steps in one go; it may go round in circles");
            }
            task.work().run();
        }
    }

    @Override
    public void settle(Duration settle) {
        // The clock stands still: whatever belongs to a burst is there already.
    }

    @Override
    public synchronized void stop() {
        waiting.forEach(task -> task.forget().run());
        waiting.clear();
    }
}
