package dev.bailiwick.model.gateway;

import dev.bailiwick.model.Answer;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.ModelCall;
import dev.bailiwick.model.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One step under way: a call, and a second one beside it when the deadline comes so near that another route could just still answer. The first whole
 * answer wins, and the other call is given up.
 */
final class Race {

    /**
     * A call that is over.
     *
     * @param who    who was asked
     * @param kind   why it was made
     * @param answer what came
     */
    record Run(FindWay.Found who, ModelCall.Kind kind, Answer answer) {
    }

    private record Runner(FindWay.Found who, ModelCall.Kind kind, Call call, long until) {
    }

    private final Hands hands;
    private final Prompt asked;
    private final long end;
    private final List<Runner> runners = new ArrayList<>();
    private volatile Hands.Bell changed;
    private boolean abandoned;

    /**
     * @param hands work and wait
     * @param asked what is said
     * @param left  what is left of the deadline
     */
    Race(Hands hands, Prompt asked, Duration left) {
        this.hands = hands;
        this.asked = asked;
        this.end = hands.nanos() + left.toNanos();
        this.changed = hands.bell();
    }

    /**
     * @param first  who is asked
     * @param kind   why
     * @param after  when a second one is asked beside it; empty for never
     * @param second finds the second one
     * @return every call that was made, in the order in which they are to be told; the last one is the one that counts
     */
    List<Run> run(FindWay.Found first, ModelCall.Kind kind, Optional<Duration> after, Supplier<Optional<FindWay.Found>> second) {
        start(first, kind);
        long hedgeAt = after.map(span -> hands.nanos() + span.toNanos()).orElse(Long.MAX_VALUE);
        boolean hedged = after.isEmpty();
        while (true) {
            Hands.Bell mine = hands.bell();
            changed = mine;
            Runner best = runners.stream().filter(one -> one.call().answer() instanceof Answer.Whole).findFirst().orElse(null);
            if (best != null || runners.stream().allMatch(one -> one.call().answer() != null)) {
                return over(best);
            }
            long now = hands.nanos();
            runners.stream().filter(one -> now >= one.until()).forEach(one -> one.call().giveUp(Fault.TOO_LATE, "no answer in its time"));
            if (!hedged && now >= hedgeAt) {
                hedged = true;
                second.get().ifPresent(found -> start(found, ModelCall.Kind.HEDGE));
            }
            long next = runners.stream().filter(one -> one.call().answer() == null).mapToLong(Runner::until).min().orElse(now);
            Duration wait = Duration.ofNanos((hedged ? next : Math.min(next, hedgeAt)) - hands.nanos());
            if (wait.isPositive() && !mine.await(wait) && hands.nanos() < next && (hedged || hands.nanos() < hedgeAt)) {
                // Whoever waits was given up itself.
                abandoned = true;
                runners.forEach(one -> one.call().giveUp(Fault.GIVEN_UP, "nobody waits for it any more"));
            }
        }
    }

    /** @return whether whoever waits was given up itself, so that nobody needs words any more */
    boolean abandoned() {
        return abandoned;
    }

    private void start(FindWay.Found who, ModelCall.Kind kind) {
        Duration whole = who.gate().route().times().whole();
        long until = Math.min(end, hands.nanos() + whole.toNanos());
        Prompt said = asked.forFamily(who.gate().route().family());
        Call call = Call.start(hands, who.pass().way(), said, Duration.ofNanos(until - hands.nanos()), () -> changed.ring());
        runners.add(new Runner(who, kind, call, until));
        who.pass().whenTakenAway(() -> call.giveUp(Fault.GIVEN_UP, "its place was taken away: a customer needed it, or the route was switched off"));
    }

    private List<Run> over(Runner best) {
        List<Run> runs = new ArrayList<>();
        for (Runner one : runners) {
            if (one != best) {
                one.call().giveUp(Fault.GIVEN_UP, "the other one was quicker");
                runs.add(run(one));
            }
        }
        if (best != null) {
            runs.add(run(best));
        }
        return runs;
    }

    private static Run run(Runner one) {
        Answer answer = Objects.requireNonNull(one.call().answer());
        one.who().pass().leave(answer);
        return new Run(one.who(), one.kind(), answer);
    }
}
