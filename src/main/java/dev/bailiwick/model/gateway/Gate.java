package dev.bailiwick.model.gateway;

import dev.bailiwick.model.Answer;
import dev.bailiwick.model.AskRoute;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Lane;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import java.time.Duration;
import java.util.Optional;

/** What stands before one route: whether it rests, whether there is a place, and whether its limits leave room. */
final class Gate {

    /** How long a route rests that says it had too much, and not for how long. */
    private static final Duration A_REST = Duration.ofSeconds(1);
    /** However long a provider says: a slip in a header must not switch a route off for days. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    private final AskRoute way;
    private final Slots slots;
    private final Quotas quotas;
    private final Hands hands;
    private long restsUntil;

    Gate(AskRoute way, GatewaySettings settings, Buckets buckets, Hands hands) {
        this.way = way;
        this.slots = new Slots(way.route().limits().atOnce(), settings.backgroundShare(), hands);
        this.quotas = new Quotas(way.route(), settings.backgroundShare(), buckets);
        this.hands = hands;
        this.restsUntil = hands.nanos();
    }

    /** Whether a call may go out. */
    sealed interface Entry {
    }

    /**
     * Not now.
     *
     * @param why  why, in words for people
     * @param after when it is worth asking again; nothing when a place is all that is missing
     */
    record Shut(String why, Duration after) implements Entry {

        boolean full() {
            return after.isZero();
        }
    }

    /** One call may go out; it is left when the call is over. */
    final class Pass implements Entry {

        private final Lane lane;
        private final Slots.Slot slot;
        private final long tokens;

        private Pass(Lane lane, Slots.Slot slot, long tokens) {
            this.lane = lane;
            this.slot = slot;
            this.tokens = tokens;
        }

        AskRoute way() {
            return way;
        }

        void whenTakenAway(Runnable giveUp) {
            slot.whenTakenAway(giveUp);
        }

        /** The next one may come; what was learned is noted beside the caller, who waits for nothing here. */
        void leave(Answer answer) {
            slot.leave();
            learn(answer);
            hands.start("model-settle", () -> quotas.settle(lane, tokens, answer));
        }
    }

    Route route() {
        return way.route();
    }

    /**
     * @param prompt  what is to be said
     * @param longest how long to wait for a place
     * @return whether it may go out
     */
    Entry enter(Prompt prompt, Duration longest) {
        Duration rest = rest();
        if (rest.isPositive()) {
            return new Shut("rests for " + rest.toSeconds() + " s", rest);
        }
        Optional<Slots.Slot> slot = slots.take(prompt.lane(), longest);
        if (slot.isEmpty()) {
            return new Shut("has no place free", Duration.ZERO);
        }
        long tokens = quotas.tokens(prompt);
        Duration wait = quotas.take(prompt.lane(), tokens);
        if (wait.isPositive()) {
            slot.get().leave();
            return new Shut("has used up its limit for " + wait.toSeconds() + " s", wait);
        }
        return new Pass(prompt.lane(), slot.get(), tokens);
    }

    /** @return how long it still rests */
    synchronized Duration rest() {
        return Duration.ofNanos(Math.max(0, restsUntil - hands.nanos()));
    }

    private synchronized void learn(Answer answer) {
        Duration rest = Duration.ZERO;
        if (answer instanceof Answer.Failed failed && (failed.fault() == Fault.LIMITED || failed.retryAfter().isPresent())) {
            rest = failed.retryAfter().orElse(A_REST);
        }
        if (answer.room().requests() == 0) {
            rest = longer(rest, answer.room().requestsReset().orElse(A_REST));
        }
        if (answer.room().tokens() == 0) {
            rest = longer(rest, answer.room().tokensReset().orElse(A_REST));
        }
        if (rest.isPositive()) {
            long until = hands.nanos() + (rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest).toNanos();
            restsUntil = until - restsUntil > 0 ? until : restsUntil;
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
