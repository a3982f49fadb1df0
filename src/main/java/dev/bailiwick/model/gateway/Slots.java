package dev.bailiwick.model.gateway;

import dev.bailiwick.model.Lane;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The places of one route on this node: so many calls at once. The background never has more than its share of them, waits behind every customer, and
 * gives up a place when a customer needs it.
 */
final class Slots {

    private final int atOnce;
    private final int background;
    private final Hands hands;
    private final Set<Slot> atWork = new LinkedHashSet<>();
    private final Deque<Slot> backgroundAtWork = new ArrayDeque<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Deque<Waiting> waitingBehind = new ArrayDeque<>();
    private int taken;

    /**
     * @param atOnce how many calls may be under way
     * @param share  the background's share of them; it may have one in any case, which is the first to be given up
     * @param hands  wait
     */
    Slots(int atOnce, double share, Hands hands) {
        this.atOnce = atOnce;
        this.background = Math.max(1, (int) (atOnce * share));
        this.hands = hands;
    }

    /** One place, from its taking until it is left or taken away. */
    final class Slot {

        private final Lane lane;
        private Runnable whenTakenAway;
        private boolean over;
        private boolean takenAway;

        private Slot(Lane lane) {
            this.lane = lane;
        }

        /** @param giveUp ends what is under way when a customer needs the place; at once when that has happened */
        void whenTakenAway(Runnable giveUp) {
            boolean now;
            synchronized (Slots.this) {
                whenTakenAway = giveUp;
                now = takenAway;
            }
            if (now) {
                giveUp.run();
            }
        }

        /** Leaves the place, once. */
        void leave() {
            synchronized (Slots.this) {
                if (over || takenAway) {
                    return;
                }
                over = true;
                taken--;
                atWork.remove(this);
                if (lane == Lane.BACKGROUND) {
                    backgroundAtWork.remove(this);
                }
                passOn();
            }
        }
    }

    private final class Waiting {

        private final Hands.Bell bell = hands.bell();
        private Slot got;
    }

    /**
     * @param lane    who wants a place
     * @param longest how long to wait for one; nothing to take only what is free
     * @return a place; empty when there was none in time
     */
    Optional<Slot> take(Lane lane, Duration longest) {
        Waiting one;
        Runnable giveUp = null;
        Slot slot;
        synchronized (this) {
            slot = free(lane) ? occupy(lane) : null;
            if (slot == null && lane == Lane.INTERACTIVE && !backgroundAtWork.isEmpty()) {
                Slot youngest = backgroundAtWork.removeLast();
                youngest.takenAway = true;
                giveUp = youngest.whenTakenAway;
                atWork.remove(youngest);
                taken--;
                slot = occupy(lane);
            }
            one = new Waiting();
            if (slot == null && longest.isPositive()) {
                (lane == Lane.INTERACTIVE ? waiting : waitingBehind).add(one);
            }
        }
        if (giveUp != null) {
            giveUp.run();
        }
        return slot != null || !longest.isPositive() ? Optional.ofNullable(slot) : await(one, longest);
    }

    private Optional<Slot> await(Waiting one, Duration longest) {
        one.bell.await(longest);
        synchronized (this) {
            waiting.remove(one);
            waitingBehind.remove(one);
            return Optional.ofNullable(one.got);
        }
    }

    private boolean free(Lane lane) {
        return taken < atOnce && (lane == Lane.INTERACTIVE ? waiting.isEmpty()
                : waiting.isEmpty() && waitingBehind.isEmpty() && backgroundAtWork.size() < background);
    }

    private Slot occupy(Lane lane) {
        Slot slot = new Slot(lane);
        taken++;
        atWork.add(slot);
        if (lane == Lane.BACKGROUND) {
            backgroundAtWork.addLast(slot);
        }
        return slot;
    }

    private void passOn() {
        while (taken < atOnce && !waiting.isEmpty()) {
            hand(waiting.remove(), Lane.INTERACTIVE);
        }
        while (taken < atOnce && !waitingBehind.isEmpty() && backgroundAtWork.size() < background) {
            hand(waitingBehind.remove(), Lane.BACKGROUND);
        }
    }

    private void hand(Waiting one, Lane lane) {
        one.got = occupy(lane);
        one.bell.ring();
    }

    /** Takes every place away; whoever waits may have one then. */
    void takeAllAway() {
        List<Slot> all;
        synchronized (this) {
            all = List.copyOf(atWork);
            all.forEach(one -> one.takenAway = true);
            atWork.clear();
            backgroundAtWork.clear();
            taken = 0;
            passOn();
        }
        all.stream().map(one -> one.whenTakenAway).filter(Objects::nonNull).forEach(Runnable::run);
    }

    /** @return how many calls are under way */
    synchronized int taken() {
        return taken;
    }
}
