package dev.bailiwick.model.gateway;

import dev.bailiwick.model.Answer;
import dev.bailiwick.model.AskRoute;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Lane;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import dev.bailiwick.model.RouteReport;
import dev.bailiwick.model.RouteSwitch;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What stands before one route: whether it rests or is sick, whether there is a place, and whether its limits leave room. */
final class Gate {

    /** How long a route rests that says it had too much, and not for how long. */
    private static final Duration A_REST = Duration.ofSeconds(1);
    /** However long a provider says: a slip in a header must not switch a route off for days. */
    static final Duration LONGEST_REST = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final int MOST_KINDS_OF_PROMPTS = 50;

    private final AskRoute way;
    private final Slots slots;
    private final Quotas quotas;
    private final Breaker breaker;
    private final Hands hands;
    private final Map<String, UsualLatency> usual = new ConcurrentHashMap<>();
    private volatile RouteSwitch.Position position = RouteSwitch.Position.ON;
    private long restsUntil;

    Gate(AskRoute way, GatewaySettings settings, Buckets buckets, Clock clock, Hands hands) {
        this.way = way;
        this.slots = new Slots(way.route().limits().atOnce(), settings.backgroundShare(), hands);
        this.quotas = new Quotas(way.route(), settings.backgroundShare(), buckets);
        this.breaker = new Breaker(way.route().name(), clock, hands);
        this.hands = hands;
        this.restsUntil = hands.nanos();
    }

    /** Whether a call may go out. */
    sealed interface Entry {
    }

    /**
     * Not now.
     *
     * @param why   why, in words for people
     * @param after when it is worth asking again; nothing when a place is all that is missing
     */
    record Shut(String why, Duration after) implements Entry {

        boolean full() {
            return after.isZero();
        }

        private static Shut because(String why, Duration after) {
            return new Shut(why + " for " + (after.plusMillis(999).toSeconds()) + " s", after);
        }
    }

    /** One call may go out; it is left when the call is over. */
    final class Pass implements Entry {

        private final Prompt prompt;
        private final Slots.Slot slot;
        private final long tokens;
        private final boolean probe;
        private final UsualLatency latency;
        private final Object underWay;

        private Pass(Prompt prompt, Slots.Slot slot, long tokens) {
            this.prompt = prompt;
            this.slot = slot;
            this.tokens = tokens;
            this.latency = usual(prompt);
            this.probe = latency.hasLeft();
            if (probe) {
                latency.probes();
            }
            this.underWay = latency.begins();
        }

        AskRoute way() {
            return way;
        }

        /** @return whether the route is slower than usual, and this call sees whether it still is */
        boolean probe() {
            return probe;
        }

        void whenTakenAway(Runnable giveUp) {
            slot.whenTakenAway(giveUp);
        }

        /** The next one may come; what was learned is noted beside the caller, who waits for nothing here. */
        void leave(Answer answer) {
            slot.leave();
            Fault fault = answer instanceof Answer.Failed failed ? failed.fault() : null;
            latency.over(underWay, fault == null);
            breaker.note(fault);
            learn(answer);
            Lane lane = prompt.lane();
            hands.start("model-settle", () -> quotas.settle(lane, tokens, answer));
        }
    }

    Route route() {
        return way.route();
    }

    /** @return how long it usually takes for prompts of this kind */
    UsualLatency usual(Prompt prompt) {
        String kind = usual.size() < MOST_KINDS_OF_PROMPTS || usual.containsKey(prompt.name()) ? prompt.name() : "others";
        return usual.computeIfAbsent(kind, any -> new UsualLatency(hands));
    }

    /** @return whether others are asked before it: it is slower than usual, and nobody has to see now whether it still is */
    boolean isBehind(Prompt prompt) {
        UsualLatency latency = usual(prompt);
        return latency.hasLeft() && !(prompt.lane() == Lane.INTERACTIVE && latency.mayProbe());
    }

    /**
     * @param prompt  what is to be said
     * @param longest how long to wait for a place
     * @return whether it may go out
     */
    Entry enter(Prompt prompt, Duration longest) {
        RouteSwitch.Position now = position;
        if (now != RouteSwitch.Position.ON) {
            return new Shut("is switched to " + now.word(), NEVER);
        }
        Duration rest = rest();
        if (rest.isPositive()) {
            return Shut.because("rests", rest);
        }
        if (!breaker.lets()) {
            Shut shut = Shut.because("failed too often and is left alone", breaker.shutFor());
            // Whether it will be well then nobody knows: a customer is better served by a person at once.
            return prompt.lane() == Lane.BACKGROUND || shut.after().compareTo(SOON) <= 0 ? shut : new Shut(shut.why(), NEVER);
        }
        Optional<Slots.Slot> slot = slots.take(prompt.lane(), longest);
        if (slot.isEmpty()) {
            breaker.takeBack();
            return new Shut("has no place free", Duration.ZERO);
        }
        long tokens = quotas.tokens(prompt);
        Duration wait = quotas.take(prompt.lane(), tokens);
        if (wait.isPositive()) {
            slot.get().leave();
            breaker.takeBack();
            return Shut.because("has used up its limit", wait);
        }
        return new Pass(prompt, slot.get(), tokens);
    }

    /**
     * Switches it. Off gives up what is under way; on again begins anew, with nothing held against it.
     *
     * @param to how
     */
    void switchTo(RouteSwitch.Position to) {
        RouteSwitch.Position before = position;
        position = to;
        if (to == RouteSwitch.Position.OFF && before != to) {
            slots.takeAllAway();
        }
        if (to == RouteSwitch.Position.ON && before != to) {
            breaker.reset();
            usual.clear();
            forgetRest();
        }
    }

    /** @return how it fares */
    RouteReport report() {
        List<RouteReport.Usual> known = usual.entrySet().stream().filter(one -> one.getValue().isKnown()).map(one -> new RouteReport.Usual(
                one.getKey(), one.getValue().middle().toMillis(), one.getValue().upper().toMillis(), one.getValue().hasLeft()))
                .sorted(Comparator.comparing(RouteReport.Usual::prompt)).toList();
        String health = position != RouteSwitch.Position.ON ? position.word() : breaker.isShut() ? "left-alone" : rest().isPositive() ? "resting"
                : known.stream().anyMatch(RouteReport.Usual::slower) ? "slower" : "well";
        return new RouteReport(route(), position, health, slots.taken(), known);
    }

    /** @return how long it still rests */
    synchronized Duration rest() {
        return Duration.ofNanos(Math.max(0, restsUntil - hands.nanos()));
    }

    private synchronized void forgetRest() {
        restsUntil = hands.nanos();
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
