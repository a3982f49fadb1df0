package dev.bailiwick.model;

import java.time.Duration;
import java.util.Optional;

/** What one attempt on one route brought back. Whether it is any good is not said here. */
public sealed interface Answer {

    /** @return how long it took, in milliseconds */
    long millis();

    /** @return what the provider said about its limits */
    Room room();

    /**
     * A whole answer.
     *
     * @param text            the words, not blank
     * @param finish          the provider's word for why it stopped, as it came
     * @param inputTokens     tokens read, 0 when not told
     * @param outputTokens    tokens written, 0 when not told
     * @param firstByteMillis when the first words came, in milliseconds; the same as {@code millis} where nothing was streamed
     * @param millis          how long it took
     * @param room            what the provider said about its limits
     */
    record Whole(String text, String finish, int inputTokens, int outputTokens, long firstByteMillis, long millis, Room room) implements Answer {
    }

    /**
     * Nothing whole.
     *
     * @param fault      why
     * @param detail     what is known about it, without secrets and without the prompt
     * @param retryAfter when the provider says that it may be asked again
     * @param millis     how long it took
     * @param room       what the provider said about its limits
     */
    record Failed(Fault fault, String detail, Optional<Duration> retryAfter, long millis, Room room) implements Answer {
    }

    /**
     * What a provider says is left of its limits.
     *
     * @param requests      requests left, or -1 when not told
     * @param requestsReset when they are whole again, from now; nothing when not told
     * @param tokens        tokens left, or -1 when not told
     * @param tokensReset   when they are whole again, from now; nothing when not told
     */
    record Room(long requests, Optional<Duration> requestsReset, long tokens, Optional<Duration> tokensReset) {

        /** The provider said nothing. */
        public static final Room UNTOLD = new Room(-1, Optional.empty(), -1, Optional.empty());
    }
}
