package dev.bailiwick.model.gateway;

import dev.bailiwick.model.Answer;
import dev.bailiwick.model.AskRoute;
import dev.bailiwick.model.Check;
import dev.bailiwick.model.Complete;
import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Flaw;
import dev.bailiwick.model.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Asks the route, when there is one; tries a step again where that can help, and has an answer that is no good mended once. */
public final class Gateway implements Complete {

    /** What is waited before the one retry when the server names no time of its own. */
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** A retry with less time than this left would only be late. */
    private static final Duration LEAST_TIME_FOR_A_TRY = Duration.ofMillis(200);
    private static final Set<Fault> WORTH_A_RETRY = EnumSet.of(Fault.UNREACHABLE, Fault.SERVER_ERROR, Fault.UNREADABLE, Fault.LIMITED);

    /** Null when no model is configured. */
    private final AskRoute asked;

    private Gateway(AskRoute asked) {
        this.asked = asked;
    }

    /**
     * @param route the route
     * @return the way to it
     */
    public static Gateway to(AskRoute route) {
        return new Gateway(Objects.requireNonNull(route));
    }

    /** @return what says that there is no model */
    public static Gateway toNobody() {
        return new Gateway(null);
    }

    @Override
    public boolean available() {
        return asked != null;
    }

    @Override
    public String route() {
        return available() ? asked.route().name() : "none";
    }

    @Override
    public String version() {
        return available() ? asked.route().name() + " at " + asked.route().server() : "none";
    }

    @Override
    public Completion complete(Prompt prompt, Check check) {
        if (!available()) {
            return new Completion.Failed(route(), Fault.UNREACHABLE, "no language model is configured", 0);
        }
        long began = System.nanoTime();
        Answer answer = ask(prompt, began);
        if (!(answer instanceof Answer.Whole first)) {
            return failed((Answer.Failed) answer, began);
        }
        List<Flaw> flaws = check.flaws(first.text());
        if (flaws.isEmpty()) {
            return new Completion.Usable(route(), first.text(), List.of(), first.inputTokens(), first.outputTokens(), millisSince(began));
        }
        List<Prompt.Part> mend = check.mend(flaws);
        if (mend.isEmpty() || left(prompt, began).compareTo(LEAST_TIME_FOR_A_TRY) < 0) {
            return new Completion.NoGood(route(), flaws, false, millisSince(began));
        }
        List<Prompt.Part> parts = new ArrayList<>(prompt.parts());
        parts.add(new Prompt.Part(Prompt.Role.ASSISTANT, first.text()));
        parts.addAll(mend);
        Answer again = ask(prompt.with(parts), began);
        if (!(again instanceof Answer.Whole second)) {
            return failed((Answer.Failed) again, began);
        }
        List<Flaw> left = check.flaws(second.text());
        return left.isEmpty() ? new Completion.Usable(route(), second.text(), flaws, first.inputTokens() + second.inputTokens(),
                first.outputTokens() + second.outputTokens(), millisSince(began))
                : new Completion.NoGood(route(), left, true, millisSince(began));
    }

    private Completion failed(Answer.Failed failed, long began) {
        return new Completion.Failed(route(), failed.fault(), failed.detail(), millisSince(began));
    }

    private Answer ask(Prompt prompt, long began) {
        Answer answer = asked.ask(prompt, left(prompt, began));
        if (answer instanceof Answer.Failed failed && WORTH_A_RETRY.contains(failed.fault())
                && pause(failed.retryAfter().orElse(PAUSE), left(prompt, began))) {
            return asked.ask(prompt, left(prompt, began));
        }
        return answer;
    }

    private static Duration left(Prompt prompt, long began) {
        return prompt.deadline().minusNanos(System.nanoTime() - began);
    }

    private static boolean pause(Duration pause, Duration left) {
        if (left.compareTo(pause.plus(LEAST_TIME_FOR_A_TRY)) < 0) {
            return false;
        }
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static long millisSince(long began) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }
}
