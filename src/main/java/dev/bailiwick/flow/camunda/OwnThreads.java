package dev.bailiwick.flow.camunda;

import dev.bailiwick.flow.SlowHands;
import dev.bailiwick.flow.SlowTask;
import dev.bailiwick.kernel.Ids;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/** Works on slow steps at once, each on a virtual thread of its own. */
@Component
@Fallback
class OwnThreads implements SlowHands {

    private final String node;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("slow-step-", 0).factory());

    OwnThreads(Ids ids) {
        // Unique for each start of the program: a task that was given to another start cannot be completed by this one.
        this.node = "node-" + ids.next();
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public void begin(SlowTask task) {
        threads.execute(task.work());
    }

    @Override
    public void settle(Duration settle) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(settle.toNanos());
    }

    @Override
    public void stop() {
        threads.shutdownNow();
    }
}
