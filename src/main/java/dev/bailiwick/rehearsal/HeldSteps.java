package dev.bailiwick.rehearsal;

import dev.bailiwick.flow.SlowHands;
import dev.bailiwick.flow.SlowTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds slow steps until the story says that they come back; plays all nodes, one of which is alive. */
public final class HeldSteps implements SlowHands {

    private final AtomicInteger starts = new AtomicInteger(1);
    private final List<SlowTask> underWay = new ArrayList<>();
    private final List<SlowTask> returned = new ArrayList<>();

    @Override
    public String node() {
        return "node-" + starts.get();
    }

    @Override
    public synchronized void begin(SlowTask task) {
        underWay.add(task);
    }

    @Override
    public void settle(Duration settle) {
        // The burst is over when the story lets the step come back.
    }

    @Override
    public synchronized void stop() {
        underWay.clear();
    }

    /** Forgets what earlier stories left. */
    synchronized void clear() {
        underWay.forEach(task -> task.forget().run());
        underWay.clear();
        returned.clear();
    }

    /** The node is gone, with or without what it had in hand; another takes its place. */
    synchronized void nodeChanges(boolean dies) {
        if (dies) {
            String dead = node();
            List<SlowTask> lost = underWay.stream().filter(task -> task.node().equals(dead)).toList();
            lost.forEach(task -> task.forget().run());
            underWay.removeAll(lost);
        }
        starts.incrementAndGet();
    }

    /** @return the picked one of all that are under way, on silent nodes too; from now on it counts as returned */
    synchronized Optional<SlowTask> comesBack(int which) {
        if (underWay.isEmpty()) {
            return Optional.empty();
        }
        // The latest first: which 0 is the one that the drawing waits for, if it waits for one.
        SlowTask task = underWay.remove(underWay.size() - 1 - which % underWay.size());
        returned.add(task);
        return Optional.of(task);
    }

    /** @return the picked one of all that are under way, on silent nodes too; it stays under way */
    synchronized Optional<SlowTask> takesLong(int which) {
        return underWay.isEmpty() ? Optional.empty() : Optional.of(underWay.get(underWay.size() - 1 - which % underWay.size()));
    }

    synchronized Optional<SlowTask> comesBackAgain(int which) {
        return returned.isEmpty() ? Optional.empty() : Optional.of(returned.get(returned.size() - 1 - which % returned.size()));
    }

    /** @return the conversation of a step that is under way or came back, or null */
    synchronized String conversationOf(String task) {
        return java.util.stream.Stream.concat(underWay.stream(), returned.stream()).filter(held -> held.id().equals(task))
                .map(held -> held.conversation().value()).findFirst().orElse(null);
    }

    /** @return whether the living node has this task in hand, or a dead or silent one had it and has not given it up */
    synchronized boolean isTakenCareOf(String task, String worker) {
        return !node().equals(worker) || underWay.stream().anyMatch(held -> held.id().equals(task) && held.node().equals(worker));
    }
}
