package dev.bailiwick.rehearsal;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Plays many stories in memory, in as many houses beside each other as wanted, until one breaks a promise or all are told. */
final class MassRaces {

    private final long first;
    private final long most;
    private final Duration longest;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong moves = new AtomicLong();
    private final AtomicLong races = new AtomicLong();
    private final AtomicReference<Throwable> fault = new AtomicReference<>();
    private final AtomicReference<RaceLab.Failure> failure = new AtomicReference<>();

    /**
     * @param first   the first seed
     * @param most    how many seeds at most, one after another from there
     * @param longest how long at most
     */
    MassRaces(long first, long most, Duration longest) {
        this.first = first;
        this.most = most;
        this.longest = longest;
    }

    /**
     * What was seen.
     *
     * @param first   the first seed
     * @param stories how many seeds from there
     * @param moves   how many moves
     * @param races   in how many of them two things happened in the same instant
     * @param took    how long
     * @param cpu     how much computing time
     * @param houses  in how many houses
     * @param failure the first broken promise
     */
    record Report(long first, long stories, long moves, long races, Duration took, Duration cpu, int houses, Optional<RaceLab.Failure> failure) {

        String line() {
            double seconds = Math.max(1, took.toMillis()) / 1000.0;
            double computing = Math.max(1, cpu.toMillis()) / 1000.0;
            return ("seeds %d to %d: %d stories with %d moves and %d instants in which two things happened, in memory, %d houses, in %.1f s"
                    + " (%.1f s of computing): %.1f stories a second, %.1f a second of one core; %s").formatted(first, first + stories - 1, stories, moves,
                    races, houses, seconds, computing, stories / seconds, stories / computing,
                    failure.isPresent() ? "a promise was broken" : "0 promises broken");
        }
    }

    Report in(List<MemoryStage> stages) throws InterruptedException {
        long begun = System.nanoTime();
        long computed = cpu();
        List<Thread> tellers = new ArrayList<>();
        for (MemoryStage stage : stages) {
            tellers.add(Thread.ofVirtual().name("house-" + tellers.size()).start(() -> {
                try {
                    tell(stage, begun);
                } catch (Throwable e) {
                    fault.compareAndSet(null, e);
                }
            }));
        }
        for (Thread teller : tellers) {
            teller.join();
        }
        if (fault.get() != null) {
            throw new AssertionError("the lab itself is broken", fault.get());
        }
        return new Report(first, Math.min(next.get(), most), moves.get(), races.get(), Duration.ofNanos(System.nanoTime() - begun),
                Duration.ofNanos(cpu() - computed), stages.size(), Optional.ofNullable(failure.get()));
    }

    private void tell(MemoryStage stage, long begun) {
        for (long at = next.getAndIncrement(); at < most; at = next.getAndIncrement()) {
            Story story = TellStory.of(first + at);
            stage.play(story).ifPresent(broken -> failure.compareAndSet(null, broken));
            moves.addAndGet(story.moves().size());
            races.addAndGet(story.moves().stream().filter(Move.Together.class::isInstance).count());
            if (failure.get() != null || fault.get() != null || System.nanoTime() - begun > longest.toNanos()) {
                return;
            }
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
