package dev.bailiwick.flow.camunda;

import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.flow.FlowSettings;
import dev.bailiwick.flow.OneMoment;
import dev.bailiwick.flow.Patience;
import dev.bailiwick.flow.SlowHands;
import dev.bailiwick.flow.SlowTask;
import dev.bailiwick.flow.SlowWork;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.StepDescription;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.flow.Turns;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.TurnId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ExternalTaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Works on the slow steps that belong to this node, each on a virtual thread of its own: no transaction, no connection and no platform
 * thread while a model thinks. A result is taken in under the conversation's row and only if its turn still lives; otherwise it is
 * noted as dropped.
 */
@Component
class SlowSteps implements SlowWork {

    private static final Logger LOG = LoggerFactory.getLogger(SlowSteps.class);
    private static final int TRIES = 5;
    /** So often a step is done again because the database was away while it worked. */
    private static final int MOST_TIMES_AGAIN = 20;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    /** After that a result is left to the next node that takes the step over, as if this one had died. */
    private static final Duration LONGEST_ABSENCE = Duration.ofMinutes(10);

    private final ObjectProvider<Step> steps;
    private final ExternalTaskService tasks;
    private final Turns turns;
    private final Conversations conversations;
    private final Retry retry;
    private final FlowSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TurnTimes times;
    private final Patience patience;
    private final OneMoment oneMoment;
    private final SlowHands hands;
    private final Semaphore database;
    private final Semaphore work;
    private final Map<Held, Job> atWork = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("slow-work-", 0).factory());
    private volatile Map<String, Step.Slow<?>> byName;
    private volatile boolean stopping;

    SlowSteps(ObjectProvider<Step> steps, ExternalTaskService tasks, Turns turns, Conversations conversations, Retry retry,
            SlowHands hands, FlowSettings settings, ApplicationEventPublisher events, Clock clock, TurnTimes times, Patience patience,
            OneMoment oneMoment, MeterRegistry meters) {
        this.steps = steps;
        this.tasks = tasks;
        this.turns = turns;
        this.conversations = conversations;
        this.retry = retry;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
        this.times = times;
        this.patience = patience;
        this.oneMoment = oneMoment;
        this.hands = hands;
        this.database = new Semaphore(settings.atOnce(), true);
        this.work = new Semaphore(settings.mostAtWork(), true);
        meters.gauge("bailiwick.flow.slow-steps", atWork, Map::size);
    }

    /** A task in the hands of a node. */
    record Held(String task, String node) {
    }

    /** One slow step at work. */
    record Job(String task, String node, ConversationId conversation, String element, StepDescription step, TurnInHand picture, long begun) {
    }

    String worker() {
        return hands.node();
    }

    Duration lease() {
        return settings.lease();
    }

    Map<Held, Job> jobs() {
        return atWork;
    }

    @Override
    public int atWork() {
        return atWork.size();
    }

    @Override
    public boolean isTakenOn() {
        return !stopping;
    }

    /** Registers a task that is inserted in this transaction; it is worked on once that is committed, and never otherwise. */
    void handOverAfterCommit(String task, ConversationId conversation, String element, StepDescription step) {
        Supplier<Optional<TurnInHand>> picture = turns.pictureAfterCommit(conversation);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                begin(task, conversation, element, step, picture.get().orElse(null));
            }
        });
    }

    /** Begins to work on a task that is locked for this node; without a picture, the turn is read from the database. */
    void begin(String task, ConversationId conversation, String element, StepDescription step, TurnInHand picture) {
        Job job = new Job(task, hands.node(), conversation, element, step, picture, System.nanoTime());
        if (stopping) {
            // Committed while this node was stopping: another one shall not wait until the lease has run out.
            Thread.ofVirtual().name("gives-back-" + task).start(() -> giveBack(task));
        } else if (atWork.putIfAbsent(new Held(task, job.node()), job) == null) {
            hands.begin(new SlowTask(task, conversation, step.name(), job.node(), () -> runToItsEnd(job), () -> sayOneMomentAtOnce(job),
                    () -> atWork.remove(new Held(task, job.node()))));
        }
    }

    private void runToItsEnd(Job job) {
        try {
            run(job);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            leftToItsLease(job, e);
        } finally {
            atWork.remove(new Held(job.task(), job.node()));
        }
    }

    private void leftToItsLease(Job job, RuntimeException trouble) {
        if (DatabaseTrouble.isAway(trouble)) {
            LOG.warn("the step {} of conversation {} is left to its lease: {}", job.step().name(), job.conversation(), trouble.toString());
        } else {
            LOG.error("the step {} of conversation {} could not be taken in and is left to its lease", job.step().name(), job.conversation(), trouble);
        }
    }

    private void run(Job job) throws InterruptedException {
        work.acquire();
        try {
            Optional<TurnInHand> picture = pictureOf(job);
            if (picture.isPresent() && (!settled(job, picture.get()) || inDatabase(() -> turns.lives(picture.get().id())))) {
                doAndTakeIn(job, slow(job.step().name()), picture.get(), MOST_TIMES_AGAIN);
            }
        } finally {
            work.release();
        }
    }

    private Optional<TurnInHand> pictureOf(Job job) throws InterruptedException {
        if (job.picture() != null) {
            return Optional.of(job.picture());
        }
        return inDatabase(() -> conversations.find(job.conversation()).filter(conversation -> conversation.turn() > 0)
                .flatMap(conversation -> turns.picture(new TurnId(conversation.id(), conversation.turn()))));
    }

    /** Waits until the channel's burst of messages is over; a message that comes meanwhile begins a newer turn, and this one ends here. */
    private boolean settled(Job job, TurnInHand picture) throws InterruptedException {
        Duration settle = settings.settleOn(picture.conversation().channel());
        if (!job.step().name().equals("understand-message") || settle.isZero()) {
            return false;
        }
        Duration waited = Duration.ZERO;
        for (Duration wait = settle; wait.isPositive(); wait = inDatabase(() -> patience.whileTyping(picture))) {
            if (waited.compareTo(settings.longestSettle()) > 0) {
                break;
            }
            hands.settle(wait);
            waited = waited.plus(wait);
        }
        return true;
    }

    private <R> void doAndTakeIn(Job job, Step.Slow<R> step, TurnInHand picture, int again) throws InterruptedException {
        long begun = System.nanoTime();
        R result = null;
        String failure = null;
        Future<R> future = threads.submit(() -> step.work(picture));
        try {
            result = inTime(job, picture, future);
        } catch (TimeoutException e) {
            future.cancel(true);
            failure = "no result within " + job.step().limit().toSeconds() + " s";
        } catch (ExecutionException e) {
            if (again > 0 && DatabaseTrouble.isAwayBehind(e.getCause())) {
                // That what it reads was away says nothing of the customer's message: nobody is handed over for it, the step is done again.
                LOG.debug("the step {} is done again once the database is back: {}", step.name(), e.getCause().toString());
                if (inDatabase(() -> turns.lives(picture.id()))) {
                    doAndTakeIn(job, step, picture, again - 1);
                }
                return;
            }
            LOG.warn("the step {} failed in conversation {}", step.name(), job.conversation(), e.getCause());
            failure = e.getCause().getClass().getSimpleName() + ": " + e.getCause().getMessage();
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        takeIn(job, step, picture, result, failure, millis);
    }

    /** Waits for the work, and once in between tells a customer who has waited long enough that it takes a moment. */
    private <R> R inTime(Job job, TurnInHand picture, Future<R> work) throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + job.step().limit().toNanos();
        Optional<Duration> silence = patience.untilOneMoment(picture).filter(span -> span.compareTo(job.step().limit()) < 0);
        if (silence.isPresent()) {
            try {
                return work.get(silence.get().toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException stillAtWork) {
                sayOneMoment(job, picture);
            }
        }
        return work.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private void sayOneMomentAtOnce(Job job) {
        try {
            Optional<TurnInHand> picture = pictureOf(job);
            if (picture.isPresent()) {
                sayOneMoment(job, picture.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sayOneMoment(Job job, TurnInHand picture) throws InterruptedException {
        try {
            inDatabase(() -> retry.inTransaction(TRIES, () -> turns.stillInHand(picture.id(), picture).map(turn -> {
                turn.at(job.element());
                return oneMoment.say(turn);
            })));
        } catch (RuntimeException e) {
            LOG.warn("no \"one moment\" could be said in conversation {}", job.conversation(), e);
        }
    }

    private <R> void takeIn(Job job, Step.Slow<R> step, TurnInHand picture, R result, String failure, long millis)
            throws InterruptedException {
        TurnId turn = picture.id();
        inDatabase(() -> {
            long begun = System.nanoTime();
            try {
                retry.inTransaction(TRIES, () -> complete(job, step, picture, result, failure, millis));
            } catch (BadUserRequestException gone) {
                // The engine says that the task is gone or belongs to another node: whatever it was for has been dealt with.
                retry.inTransaction(TRIES, () -> {
                    conversations.take(turn.conversation());
                    dropped(job, turn, "the task is gone or belongs to another node");
                    return null;
                });
            }
            times.add(turn, System.nanoTime() - begun);
            return null;
        });
    }

    private <R> Void complete(Job job, Step.Slow<R> step, TurnInHand picture, R result, String failure, long millis) {
        TurnId turn = picture.id();
        Optional<TurnInHand> alive = turns.stillInHand(turn, picture);
        if (alive.isEmpty()) {
            dropped(job, turn, "the turn was over");
            return null;
        }
        alive.get().at(job.element());
        String outcome = failure == null ? step.accept(alive.get(), result, millis) : step.failed(alive.get(), failure, millis);
        tasks.complete(job.task(), job.node(), Outcomes.of(outcome));
        return null;
    }

    private void dropped(Job job, TurnId turn, String why) {
        events.publishEvent(new Decision(turn.conversation(), turn.number(), Decision.Kind.RESULT_DROPPED, clock.instant(),
                Map.of("step", job.element(), "why", why)));
    }

    /**
     * Does something in the database, and waits while that is away, so that what a model has thought of is not thrown away with it. Work done again
     * is done once: it is accepted only while its turn lives and its task is this node's.
     */
    private <T> T inDatabase(Supplier<T> work) throws InterruptedException {
        long began = System.nanoTime();
        for (Duration pause = FIRST_PAUSE;; pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE) {
            database.acquire();
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (stopping || !DatabaseTrouble.isAway(e) || System.nanoTime() - began > LONGEST_ABSENCE.toNanos()) {
                    throw e;
                }
                LOG.debug("a slow step waits for the database: {}", e.toString());
            } finally {
                database.release();
            }
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        }
    }

    private Step.Slow<?> slow(String name) {
        if (byName == null) {
            byName = steps.stream().filter(step -> step instanceof Step.Slow<?>).map(step -> (Step.Slow<?>) step)
                    .collect(Collectors.toMap(Step::name, step -> step));
        }
        return byName.get(name);
    }

    /** Takes nothing on any more and gives what is still at work to whoever asks first. */
    void stop() {
        stopping = true;
        // Counted before the work is broken off: what has come to its end by then is no longer listed as being at work.
        List<Job> mine = List.copyOf(atWork.values());
        hands.stop();
        threads.shutdownNow();
        mine.forEach(job -> giveBack(job.task()));
    }

    /** Ends this node's lease of a task; whoever is at work on it here finds its result refused. */
    void giveBack(String task) {
        try {
            tasks.unlock(task);
        } catch (RuntimeException e) {
            LOG.debug("the lease of {} was not given back: {}", task, e.getMessage());
        }
    }
}
