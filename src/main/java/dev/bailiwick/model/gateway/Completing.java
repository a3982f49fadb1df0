package dev.bailiwick.model.gateway;

import dev.bailiwick.model.Answer;
import dev.bailiwick.model.Check;
import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Flaw;
import dev.bailiwick.model.ModelCall;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One prompt on its way to words that can be used: who is asked next, how often, and what is done with what comes back. The step that failed is tried
 * again, never what went before it.
 */
final class Completing {

    /** What is waited before a route is asked a second time when it names no time of its own. */
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** An attempt with less time than this left would only be late. */
    private static final Duration LEAST_TIME_FOR_A_TRY = Duration.ofMillis(200);
    private static final int MOST_ATTEMPTS = 6;
    /** How often it is looked whether a route lets a call out; each time something has changed, or time has passed. */
    private static final int MOST_LOOKS = 200;
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
    private final long began;
    private final NextRoute next;
    private final List<ModelCall> calls = new ArrayList<>();
    private List<Flaw> mended = List.of();
    private int mends;
    private String whyNobody = "no route may see what this prompt holds";

    Completing(List<Gate> gates, Prompt prompt, Check check, ModelCall.Hear hear, Clock clock, Hands hands) {
        this.prompt = prompt;
        this.check = check;
        this.hear = hear;
        this.clock = clock;
        this.hands = hands;
        this.began = hands.nanos();
        this.next = new NextRoute(gates, prompt);
    }

    Completion complete() {
        Prompt asked = prompt;
        ModelCall.Kind kind = ModelCall.Kind.FIRST;
        Gate mending = null;
        while (calls.size() < MOST_ATTEMPTS && (calls.isEmpty() || hasTime(Duration.ZERO))) {
            Optional<Entered> entered = enter(asked, mending);
            if (entered.isEmpty()) {
                break;
            }
            ModelCall call = ask(entered.get(), asked, kind);
            List<Flaw> flaws = flaws(call);
            if (call.answer() instanceof Answer.Whole whole && flaws.isEmpty()) {
                return usable(call, whole);
            }
            List<Prompt.Part> mend = flaws.isEmpty() || mends >= check.mostMends() ? List.of() : check.mend(flaws);
            if (!mend.isEmpty()) {
                mends++;
                mended = flaws;
                asked = mending(call.answer(), mend);
                mending = entered.get().choice().gate();
                kind = ModelCall.Kind.MENDING;
                continue;
            }
            if (call.answer() instanceof Answer.Failed failed && THE_LAST_WORD.contains(failed.fault())) {
                break;
            }
            if (call.answer() instanceof Answer.Failed failed && failed.fault() == Fault.GIVEN_UP) {
                next.takeBack(call.route());
            }
            boolean aMomentMayHelp = call.answer() instanceof Answer.Failed failed && WORTH_A_RETRY.contains(failed.fault());
            if (!aMomentMayHelp) {
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
    private Prompt mending(Answer answer, List<Prompt.Part> mend) {
        List<Prompt.Part> parts = new ArrayList<>(prompt.parts());
        if (answer instanceof Answer.Whole whole) {
            parts.add(new Prompt.Part(Prompt.Role.ASSISTANT, whole.text()));
        }
        parts.addAll(mend);
        return prompt.with(parts);
    }

    /** Who is asked, and that it may be. */
    private record Entered(NextRoute.Choice choice, Gate.Pass pass) {
    }

    /** Finds a route that lets the call out, the best first; waits for one where that is worth it. */
    private Optional<Entered> enter(Prompt asked, Gate mending) {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            List<NextRoute.Choice> choices = new ArrayList<>(next.inOrder());
            if (mending != null) {
                choices.addFirst(new NextRoute.Choice(mending, "its own words", false));
            }
            if (choices.isEmpty() || looks == 0 && choices.getFirst().again() && !(hasTime(PAUSE) && hands.pause(PAUSE))) {
                return Optional.empty();
            }
            List<Gate.Shut> shut = new ArrayList<>();
            NextRoute.Choice full = null;
            for (NextRoute.Choice choice : choices) {
                switch (choice.gate().enter(asked, Duration.ZERO)) {
                    case Gate.Pass pass -> {
                        return Optional.of(new Entered(choice, pass));
                    }
                    case Gate.Shut one -> {
                        shut.add(one);
                        full = full == null && one.full() ? choice : full;
                    }
                }
            }
            whyNobody = said(choices, shut);
            Duration soonest = shut.stream().filter(one -> !one.full()).map(Gate.Shut::after).min(Duration::compareTo).orElse(prompt.deadline());
            if (full != null) {
                Duration longest = left().minus(LEAST_TIME_FOR_A_TRY);
                Gate.Entry entry = full.gate().enter(asked, soonest.compareTo(longest) < 0 ? soonest : longest);
                if (entry instanceof Gate.Pass pass) {
                    return Optional.of(new Entered(full, pass));
                }
            }
            if (!hasTime(full == null ? soonest : Duration.ZERO) || full == null && !hands.pause(soonest)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static String said(List<NextRoute.Choice> choices, List<Gate.Shut> shut) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < shut.size(); i++) {
            said.add(choices.get(i).gate().route().name() + " " + shut.get(i).why());
        }
        return String.join(", ", said);
    }

    private ModelCall ask(Entered entered, Prompt asked, ModelCall.Kind kind) {
        Gate.Pass pass = entered.pass();
        Route route = pass.way().route();
        Duration within = left().compareTo(route.times().whole()) < 0 ? left() : route.times().whole();
        Hands.Bell over = hands.bell();
        Call call = Call.start(hands, pass.way(), asked, within, over);
        pass.whenTakenAway(() -> call.giveUp(Fault.GIVEN_UP, "a customer needed its place"));
        if (!over.await(within)) {
            call.giveUp(Fault.TOO_LATE, "no answer within " + within.toMillis() + " ms");
        }
        Answer answer = Objects.requireNonNull(call.answer());
        pass.leave(answer);
        if (kind != ModelCall.Kind.MENDING) {
            next.asked(route);
        }
        List<Flaw> flaws = answer instanceof Answer.Whole whole ? check.flaws(whole.text()) : List.of();
        ModelCall done = new ModelCall(clock.instant(), asked, route, calls.size() + 1, kind, entered.choice().why(), answer, flaws);
        calls.add(done);
        hear.heard(done);
        return done;
    }

    private boolean hasTime(Duration before) {
        return left().compareTo(before.plus(LEAST_TIME_FOR_A_TRY)) >= 0;
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

    /** Words that were no good say more than a route that did not answer after them. */
    private Completion unusable() {
        if (calls.isEmpty()) {
            return new Completion.Failed("none", Fault.NO_ROUTE, whyNobody, millis(), List.of());
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
