package dev.bailiwick.model;

import java.util.List;

/** What came of asking for words. */
public sealed interface Completion {

    /** @return the route that was asked last, or {@code none} */
    String route();

    /** @return how long all of it took, in milliseconds */
    long millis();

    /** @return every attempt that was made, the first one first; for the ledger */
    List<ModelCall.Attempt> attempts();

    /**
     * An answer in which the check found nothing wrong.
     *
     * @param route        the route
     * @param text         the words, not blank
     * @param mended       what was wrong with an earlier answer before this one was good; empty when the first one was
     * @param inputTokens  tokens read in all attempts, 0 when not told
     * @param outputTokens tokens written in all attempts, 0 when not told
     * @param millis       how long all of it took
     * @param attempts     every attempt that was made
     */
    record Usable(String route, String text, List<Flaw> mended, int inputTokens, int outputTokens, long millis,
            List<ModelCall.Attempt> attempts) implements Completion {
    }

    /**
     * Answers came, and none was any good.
     *
     * @param route    the route
     * @param flaws    what is wrong with the last one, at least one
     * @param mended   whether the model was asked to mend an earlier one
     * @param millis   how long all of it took
     * @param attempts every attempt that was made
     */
    record NoGood(String route, List<Flaw> flaws, boolean mended, long millis, List<ModelCall.Attempt> attempts) implements Completion {
    }

    /**
     * No whole answer came.
     *
     * @param route    the route
     * @param fault    why the last attempt failed
     * @param detail   what is known about it, without secrets and without the prompt
     * @param millis   how long all of it took
     * @param attempts every attempt that was made
     */
    record Failed(String route, Fault fault, String detail, long millis, List<ModelCall.Attempt> attempts) implements Completion {
    }
}
