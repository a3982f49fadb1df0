package dev.bailiwick.model.gateway;

import dev.bailiwick.model.Answer;
import dev.bailiwick.model.Check;
import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Flaw;
import dev.bailiwick.model.Lane;
import dev.bailiwick.model.ModelCall;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One prompt on its way to words that can be used: who is asked next, how often, and what is done with what comes back. The step that failed is tried
 * again, never what went before it.
 */
final class Completing {

    private static final int MOST_ATTEMPTS = 6;
    /** What another route needs for an answer, as a share of the time left, while nobody knows better. */
    private static final int UNKNOWN_NEEDS_PERCENT = 40;
    /** The same server may do better a moment later. */
    private static final Set<Fault> WORTH_A_RETRY = EnumSet.of(Fault.UNREACHABLE, Fault.SERVER_ERROR, Fault.UNREADABLE, Fault.LIMITED,
            Fault.GIVEN_UP);
    /** Who asks around until somebody does not refuse has no filter at all. */
    private static final Set<Fault> THE_LAST_WORD = EnumSet.of(Fault.FILTERED, Fault.REFUSED);

    private final Prompt prompt;
    private final Check check;
    private final ModelCall.Hear hear;
    private final Clock clock;
    private final Hands hands;
    private final HedgeBudget hedges;
    private final long began;
    private final NextRoute next;
    private final FindWay ways;
    private final List<ModelCall> calls = new ArrayList<>();
    private List<Flaw> mended = List.of();
    private int mends;
    private boolean abandoned;

    Completing(List<Gate> gates, Budget.Stance stance, HedgeBudget hedges, Prompt prompt, Check check, ModelCall.Hear hear,
            Clock clock, Hands hands) {
        this.prompt = prompt;
        this.check = check;
        this.hear = hear;
        this.clock = clock;
        this.hands = hands;
        this.hedges = hedges;
        this.began = hands.nanos();
        this.next = new NextRoute(gates, prompt, stance);
        this.ways = new FindWay(next, this::left, hands);
    }

    Completion complete() {
        Prompt asked = prompt;
        ModelCall.Kind kind = ModelCall.Kind.FIRST;
        Gate mending = null;
        while (calls.size() < MOST_ATTEMPTS && (calls.isEmpty() || left().compareTo(FindWay.LEAST_TIME_FOR_A_TRY) >= 0)) {
            Optional<FindWay.Found> found = ways.find(asked, mending);
            if (found.isEmpty()) {
                break;
            }
            Race.Run run = ask(found.get(), asked, kind);
            ModelCall call = calls.getLast();
            List<Flaw> flaws = flaws(call);
            if (call.answer() instanceof Answer.Whole whole && flaws.isEmpty()) {
                return usable(call, whole);
            }
            List<Prompt.Part> mend = flaws.isEmpty() || mends >= check.mostMends() ? List.of() : check.mend(flaws);
            if (!mend.isEmpty()) {
                mends++;
                mended = flaws;
                asked = mending(call, mend);
                mending = run.who().gate();
                kind = ModelCall.Kind.MENDING;
                continue;
            }
            Fault fault = call.answer() instanceof Answer.Failed failed ? failed.fault() : null;
            if (abandoned || fault != null && THE_LAST_WORD.contains(fault)) {
                break;
            }
            if (fault == Fault.GIVEN_UP) {
                next.takeBack(call.route());
            }
            if (fault == null || !WORTH_A_RETRY.contains(fault)) {
                next.setAside(call.route());
            }
            // Where nothing came, whoever is next is asked the same; where words came that nobody can mend, it is asked afresh.
            asked = flaws.isEmpty() ? asked : prompt;
            mending = null;
            kind = ModelCall.Kind.AGAIN;
        }
        return unusable();
    }

    /** What is wrong with what came back; empty as well when nothing came back. */
    private static List<Flaw> flaws(ModelCall call) {
        return switch (call.answer()) {
            case Answer.Whole whole -> call.flaws();
            case Answer.Failed failed -> Flaw.of(failed).map(List::of).orElse(List.of());
        };
    }

    /** The same question, the answer that is no good where there is one, and what is wrong with it. */
    private Prompt mending(ModelCall call, List<Prompt.Part> mend) {
        return prompt.forFamily(call.route().family()).again(call.answer() instanceof Answer.Whole whole ? whole.text() : null, mend);
    }

    /** Asks, and notes every call that was made for it; the last one is the one that counts. */
    private Race.Run ask(FindWay.Found first, Prompt asked, ModelCall.Kind kind) {
        if (kind != ModelCall.Kind.MENDING) {
            next.asked(first.gate().route());
        }
        if (kind == ModelCall.Kind.FIRST && prompt.lane() == Lane.INTERACTIVE) {
            hedges.earn();
        }
        Race race = new Race(hands, asked, left());
        List<Race.Run> runs = race.run(first, kind, hedgeAfter(first), () -> second(first, asked));
        for (Race.Run run : runs) {
            if (run.kind() == ModelCall.Kind.HEDGE) {
                next.asked(run.who().gate().route());
            }
            List<Flaw> flaws = run.answer() instanceof Answer.Whole whole ? check.flaws(whole.text()) : List.of();
            Route route = run.who().gate().route();
            ModelCall call = new ModelCall(clock.instant(), asked.forFamily(route.family()), route, calls.size() + 1, run.kind(), run.who().why(),
                    run.answer(), flaws);
            calls.add(call);
            hear.heard(call);
        }
        abandoned = race.abandoned();
        return runs.getLast();
    }

    /**
     * When a second request goes out beside the first: at the last moment at which another route could still answer. A call that only sees whether a
     * slow route still is gets company as soon as it leaves the usual range, so that no customer pays for the probe.
     */
    private Optional<Duration> hedgeAfter(FindWay.Found first) {
        Optional<Gate> second = prompt.lane() == Lane.INTERACTIVE ? ways.second(first.gate()) : Optional.empty();
        if (second.isEmpty()) {
            return Optional.empty();
        }
        UsualLatency usual = first.gate().usual(prompt);
        if (first.pass().probe()) {
            return Optional.of(usual.upper());
        }
        UsualLatency others = second.get().usual(prompt);
        Duration needs = others.isKnown() ? others.upper() : left().multipliedBy(UNKNOWN_NEEDS_PERCENT).dividedBy(100);
        Duration after = left().minus(needs);
        return after.isPositive() ? Optional.of(after) : Optional.empty();
    }

    private Optional<FindWay.Found> second(FindWay.Found first, Prompt asked) {
        return first.pass().probe() || hedges.spend() ? ways.beside(asked, first.gate()) : Optional.empty();
    }

    private Duration left() {
        return prompt.deadline().minusNanos(hands.nanos() - began);
    }

    private Completion usable(ModelCall call, Answer.Whole whole) {
        int input = 0;
        int output = 0;
        for (ModelCall one : calls) {
            if (one.answer() instanceof Answer.Whole paid) {
                input += paid.inputTokens();
                output += paid.outputTokens();
            }
        }
        return new Completion.Usable(call.route().name(), whole.text(), mended, input, output, millis(), attempts());
    }

    private Completion unusable() {
        if (calls.isEmpty()) {
            return new Completion.Failed("none", Fault.NO_ROUTE, ways.whyNobody(), millis(), List.of());
        }
        ModelCall last = calls.getLast();
        return last.answer() instanceof Answer.Failed failed
                ? new Completion.Failed(last.route().name(), failed.fault(), failed.detail(), millis(), attempts())
                : new Completion.NoGood(last.route().name(), last.flaws(), mends > 0, millis(), attempts());
    }

    private List<ModelCall.Attempt> attempts() {
        return calls.stream().map(ModelCall::attempt).toList();
    }

    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(hands.nanos() - began);
    }
}
