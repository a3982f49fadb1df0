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

/** Asks the route, when there is one; tries a step again where that can help, and has an answer that is no good mended. */
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
        Prompt next = prompt;
        List<Flaw> before = List.of();
        int inputTokens = 0;
        int outputTokens = 0;
        for (int mends = 0;; mends++) {
            Answer answer = ask(next, began);
            List<Flaw> flaws = flaws(answer, check);
            if (answer instanceof Answer.Whole whole) {
                inputTokens += whole.inputTokens();
                outputTokens += whole.outputTokens();
                if (flaws.isEmpty()) {
                    return new Completion.Usable(route(), whole.text(), before, inputTokens, outputTokens, millisSince(began));
                }
            }
            List<Prompt.Part> mend = flaws.isEmpty() || mends >= check.mostMends() ? List.of() : check.mend(flaws);
            if (mend.isEmpty() || left(prompt, began).compareTo(LEAST_TIME_FOR_A_TRY) < 0) {
                return answer instanceof Answer.Failed failed ? failed(failed, began)
                        : new Completion.NoGood(route(), flaws, mends > 0, millisSince(began));
            }
            next = again(prompt, answer, mend);
            before = flaws;
        }
    }

    /** What is wrong with what came back; empty as well when nothing came back. */
    private static List<Flaw> flaws(Answer answer, Check check) {
        return switch (answer) {
            case Answer.Whole whole -> check.flaws(whole.text());
            case Answer.Failed failed -> Flaw.of(failed).map(List::of).orElse(List.of());
        };
    }

    /** The same question, the answer that is no good where there is one, and what is wrong with it. */
    private static Prompt again(Prompt prompt, Answer answer, List<Prompt.Part> mend) {
        List<Prompt.Part> parts = new ArrayList<>(prompt.parts());
        if (answer instanceof Answer.Whole whole) {
            parts.add(new Prompt.Part(Prompt.Role.ASSISTANT, whole.text()));
        }
        parts.addAll(mend);
        return prompt.with(parts);
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
