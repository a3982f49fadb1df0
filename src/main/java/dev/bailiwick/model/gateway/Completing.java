package dev.bailiwick.model.gateway;

import dev.bailiwick.model.Answer;
import dev.bailiwick.model.AskRoute;
import dev.bailiwick.model.Check;
import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Flaw;
import dev.bailiwick.model.ModelCall;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Routes;
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

    /** What is waited before a route is asked a second time when it names no time of its own. */
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** An attempt with less time than this left would only be late. */
    private static final Duration LEAST_TIME_FOR_A_TRY = Duration.ofMillis(200);
    private static final int MOST_ATTEMPTS = 6;
    /** The same server may do better a moment later. */
    private static final Set<Fault> WORTH_A_RETRY = EnumSet.of(Fault.UNREACHABLE, Fault.SERVER_ERROR, Fault.UNREADABLE, Fault.LIMITED);
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

    Completing(Routes routes, Prompt prompt, Check check, ModelCall.Hear hear, Clock clock, Hands hands) {
        this.prompt = prompt;
        this.check = check;
        this.hear = hear;
        this.clock = clock;
        this.hands = hands;
        this.began = hands.nanos();
        this.next = new NextRoute(routes.inOrder(), prompt);
    }

    Completion complete() {
        Prompt asked = prompt;
        ModelCall.Kind kind = ModelCall.Kind.FIRST;
        AskRoute mending = null;
        while (calls.size() < MOST_ATTEMPTS && (calls.isEmpty() || hasTime(Duration.ZERO))) {
            Optional<NextRoute.Choice> choice = mending == null ? next.choose() : Optional.of(new NextRoute.Choice(mending, "its own words"));
            if (choice.isEmpty() || choice.get().again() && !pauseBefore()) {
                break;
            }
            ModelCall call = ask(choice.get(), asked, kind);
            List<Flaw> flaws = flaws(call);
            if (call.answer() instanceof Answer.Whole whole && flaws.isEmpty()) {
                return usable(call, whole);
            }
            List<Prompt.Part> mend = flaws.isEmpty() || mends >= check.mostMends() ? List.of() : check.mend(flaws);
            if (!mend.isEmpty()) {
                mends++;
                mended = flaws;
                asked = mending(call.answer(), mend);
                mending = choice.get().way();
                kind = ModelCall.Kind.MENDING;
                continue;
            }
            if (call.answer() instanceof Answer.Failed failed && THE_LAST_WORD.contains(failed.fault())) {
                break;
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

    private ModelCall ask(NextRoute.Choice choice, Prompt asked, ModelCall.Kind kind) {
        Answer answer = choice.way().ask(asked, left());
        List<Flaw> flaws = answer instanceof Answer.Whole whole ? check.flaws(whole.text()) : List.of();
        ModelCall call = new ModelCall(clock.instant(), asked, choice.way().route(), calls.size() + 1, kind, choice.why(), answer, flaws);
        calls.add(call);
        hear.heard(call);
        return call;
    }

    private boolean pauseBefore() {
        Duration pause = calls.getLast().answer() instanceof Answer.Failed failed ? failed.retryAfter().orElse(PAUSE) : PAUSE;
        return hasTime(pause) && hands.pause(pause);
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
            return new Completion.Failed("none", Fault.NO_ROUTE, next.whyNobody(), millis(), List.of());
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
