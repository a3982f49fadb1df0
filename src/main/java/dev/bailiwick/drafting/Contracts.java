package dev.bailiwick.drafting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which prompts may be asked of which models: what became of their contract suites, and what people have decided without one. Nothing is taken
 * back.
 */
public interface Contracts {

    /**
     * A prompt and a model that would answer it. Other words of the prompt, other cases, another model or server are another pair.
     *
     * @param prompt the prompt's name and version, such as {@code draft/1} or {@code draft/1.gpt-4o}
     * @param digest twelve hexadecimal digits of the hash over the prompt and its contract
     * @param model  the model, as its provider knows it
     * @param server where it is asked
     */
    record Pair(String prompt, String digest, String model, String server) {
    }

    /**
     * What became of a suite.
     *
     * @param pair   who was tried
     * @param cases  how many cases there are
     * @param failed the cases that failed, each with what was wrong
     * @param passed whether enough of them passed
     * @param by     who had it run
     * @param at     when
     */
    record Result(Pair pair, int cases, List<Failure> failed, boolean passed, String by, Instant at) {
    }

    /**
     * A case that failed.
     *
     * @param name the case
     * @param what what was wrong
     */
    record Failure(String name, String what) {
    }

    /**
     * A person's decision that a pair may serve all the same.
     *
     * @param pair    who
     * @param by      the person
     * @param because why
     * @param at      when
     */
    record Permit(Pair pair, String by, String because, Instant at) {
    }

    /** @param result is kept; the latest one of a pair counts */
    void keep(Result result);

    /**
     * @param pair a prompt and a model
     * @return what became of its latest suite
     */
    Optional<Result> latest(Pair pair);

    /** @param permit is kept */
    void keep(Permit permit);

    /**
     * @param pair a prompt and a model
     * @return the latest decision that it may serve without a suite
     */
    Optional<Permit> permit(Pair pair);
}
