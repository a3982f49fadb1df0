package dev.bailiwick.model;

import java.time.Duration;
import java.util.Optional;

/** What one attempt on one route brought back. Whether it is any good is not said here. */
public sealed interface Answer {

    /**
     * A whole answer.
     *
     * @param text         the words, not blank
     * @param inputTokens  tokens read, 0 when not told
     * @param outputTokens tokens written, 0 when not told
     */
    record Whole(String text, int inputTokens, int outputTokens) implements Answer {
    }

    /**
     * Nothing whole.
     *
     * @param fault      why
     * @param detail     what is known about it, without secrets and without the prompt
     * @param retryAfter when the provider says that it may be asked again
     */
    record Failed(Fault fault, String detail, Optional<Duration> retryAfter) implements Answer {
    }
}
