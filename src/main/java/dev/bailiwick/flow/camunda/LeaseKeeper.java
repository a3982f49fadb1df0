package dev.bailiwick.flow.camunda;

import dev.bailiwick.flow.FlowSettings;
import dev.bailiwick.flow.StepCatalog;
import dev.bailiwick.flow.StepDescription;
import dev.bailiwick.flow.TakeOver;
import dev.bailiwick.kernel.ConversationId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTaskQueryTopicBuilder;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Keeps the leases of this node's slow steps alive, takes over those of nodes that died, and gives its own back when it stops. Polling
 * serves for taking over only: what this node itself began was handed to it at the commit.
 */
@Component
class LeaseKeeper implements TakeOver, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final int AT_ONCE = 20;
    /** The engine's own lock on a timer that is due is the longest beside ours: ten seconds, set in {@code application.yml}. */
    private static final Duration LONGEST_LOCK = Duration.ofSeconds(20);

    private final SlowSteps slowSteps;
    private final ExternalTaskService tasks;
    private final RuntimeService runtime;
    private final FlowSettings settings;
    private final LocksOfTheFuture locksOfTheFuture;
    private final OwnTimers ownTimers;
    private final Counter takenOver;
    private boolean stumbled;
    private ScheduledExecutorService clockwork;

    LeaseKeeper(SlowSteps slowSteps, ExternalTaskService tasks, RuntimeService runtime, FlowSettings settings, LocksOfTheFuture locksOfTheFuture,
            OwnTimers ownTimers, MeterRegistry meters) {
        this.locksOfTheFuture = locksOfTheFuture;
        this.ownTimers = ownTimers;
        this.takenOver = Counter.builder("bailiwick.flow.slow-steps.taken-over").description("slow steps taken over from nodes that fell silent")
                .register(meters);
        this.slowSteps = slowSteps;
        this.tasks = tasks;
        this.runtime = runtime;
        this.settings = settings;
    }

    @Override
    public void start() {
        clockwork = Executors.newScheduledThreadPool(1, Thread.ofPlatform().daemon().name("leases").factory());
        clockwork.scheduleWithFixedDelay(quietly(this::prolong), settings.heartbeat().toMillis(), settings.heartbeat().toMillis(),
                TimeUnit.MILLISECONDS);
        clockwork.scheduleWithFixedDelay(sayingOnce(this::takeOver), settings.takeover().toMillis(), settings.takeover().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void prolong() {
        long old = System.nanoTime() - settings.heartbeat().toNanos() / 2;
        for (SlowSteps.Job job : slowSteps.jobs().values()) {
            if (job.begun() < old) {
                try {
                    tasks.extendLock(job.task(), job.node(), settings.lease().toMillis());
                } catch (DataAccessException | TransactionException e) {
                    // The database is away: asking for each of many would only make this node wait. What is at work here goes on.
                    throw e;
                } catch (RuntimeException e) {
                    // It was completed this moment, or the turn is over: its own thread finds out which.
                    LOG.debug("the lease of {} was not prolonged: {}", job.task(), e.getMessage());
                }
            }
        }
    }

    @Override
    public void takeOver() {
        Duration twoLeases = settings.lease().multipliedBy(2);
        int ended = locksOfTheFuture.end(LONGEST_LOCK.compareTo(twoLeases) > 0 ? LONGEST_LOCK : twoLeases);
        if (ended > 0) {
            LOG.warn("the clock went back: {} locks that would have outlived their nodes were ended", ended);
        }
        List<StepDescription> slow = StepCatalog.steps().stream().filter(step -> step.pace() == StepDescription.Pace.SLOW).toList();
        ExternalTaskQueryTopicBuilder query = null;
        for (StepDescription step : slow) {
            query = (query == null ? tasks.fetchAndLock(AT_ONCE, slowSteps.worker()) : query).topic(step.name(), settings.lease().toMillis());
        }
        for (LockedExternalTask task : query.execute()) {
            LOG.info("taking over the step {} of conversation {} from a node that fell silent", task.getTopicName(), task.getBusinessKey());
            takeOver(task);
        }
    }

    /** All of them are locked for this node by now: one that cannot be taken on must not keep the others waiting, nor itself for a whole lease. */
    private void takeOver(LockedExternalTask task) {
        try {
            slowSteps.begin(task.getId(), conversation(task), task.getActivityId(), StepCatalog.step(task.getTopicName()).orElseThrow(), null);
            takenOver.increment();
        } catch (RuntimeException e) {
            LOG.warn("the step {} of process {} could not be taken over now: {}", task.getTopicName(), task.getProcessInstanceId(), e.toString());
            slowSteps.giveBack(task.getId());
        }
    }

    private ConversationId conversation(LockedExternalTask task) {
        if (task.getBusinessKey() != null) {
            return new ConversationId(task.getBusinessKey());
        }
        var called = runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
        var root = runtime.createProcessInstanceQuery().processInstanceId(called.getRootProcessInstanceId()).singleResult();
        return new ConversationId(root.getBusinessKey());
    }

    /** Looking for what others left asks the database every time, so it alone says once that the database is away, and once that it is back. */
    private Runnable sayingOnce(Runnable work) {
        return () -> {
            try {
                work.run();
                if (stumbled) {
                    stumbled = false;
                    LOG.info("slow steps of other nodes can be taken over again");
                }
            } catch (RuntimeException e) {
                if (!stumbled) {
                    stumbled = true;
                    LOG.warn("slow steps of other nodes cannot be taken over now, which is tried on: {}", e.toString());
                }
            }
        };
    }

    private static Runnable quietly(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.debug("leases cannot be prolonged now: {}", e.toString());
            }
        };
    }

    @Override
    public void stop() {
        clockwork.shutdownNow();
        slowSteps.stop();
        try {
            ownTimers.giveBack();
        } catch (RuntimeException e) {
            LOG.warn("timers could not be given back and are left to their locks: {}", e.toString());
        }
    }

    @Override
    public void giveBack() {
        String node = slowSteps.worker();
        for (SlowSteps.Job job : slowSteps.jobs().values()) {
            if (job.node().equals(node)) {
                slowSteps.giveBack(job.task());
            }
        }
    }

    @Override
    public boolean isRunning() {
        return clockwork != null && !clockwork.isShutdown();
    }

    /** Starts after everything that answers, and stops before it. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 100;
    }
}
