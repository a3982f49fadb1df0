package dev.bailiwick.model;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A route that brings back what a test tells it, the last of it again and again, and remembers what it was asked. */
public final class ScriptedRoute implements AskRoute {

    /** What it was asked, in order. */
    public final List<Prompt> asked = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();

    /** @param answers words that come whole, or answers */
    public ScriptedRoute(Object... answers) {
        for (Object answer : answers) {
            this.answers.add(answer instanceof Answer known ? known : new Answer.Whole((String) answer, 3, 2));
        }
    }

    /**
     * @param fault      why nothing whole comes
     * @param detail     what is said of it
     * @param retryAfter when it may be asked again, or null
     * @return that answer
     */
    public static Answer failed(Fault fault, String detail, Duration retryAfter) {
        return new Answer.Failed(fault, detail, Optional.ofNullable(retryAfter));
    }

    @Override
    public Route route() {
        return new Route("m-1", "a test");
    }

    @Override
    public Answer ask(Prompt prompt, Duration within) {
        asked.add(prompt);
        return answers.size() > 1 ? answers.remove() : answers.element();
    }
}
