package dev.bailiwick.model;

import java.util.Locale;

/** What came of asking a model. */
public sealed interface Completion {

    /** @return the route that was asked */
    String route();

    /** @return how long it took, in milliseconds */
    long millis();

    /**
     * A whole answer. Whether it is any good is for the caller to say.
     *
     * @param route        the route
     * @param text         the words, not blank
     * @param inputTokens  tokens read, 0 when not told
     * @param outputTokens tokens written, 0 when not told
     * @param millis       how long it took
     */
    record Answered(String route, String text, int inputTokens, int outputTokens, long millis) implements Completion {
    }

    /**
     * No whole answer.
     *
     * @param route  the route
     * @param kind   what went wrong
     * @param detail what is known about it, without secrets and without the prompt
     * @param millis how long it took
     */
    record Failed(String route, Kind kind, String detail, long millis) implements Completion {
    }

    /** What can go wrong on the way. */
    enum Kind {
        /** The server was not reached or broke off. */
        UNREACHABLE,
        /** No answer within the deadline. */
        TOO_LATE,
        /** The server refuses our key. */
        NOT_ALLOWED,
        /** Too many requests or tokens. */
        LIMITED,
        /** The server says the request is wrong. */
        BAD_REQUEST,
        /** The server failed. */
        SERVER_ERROR,
        /** Nothing was said. */
        EMPTY,
        /** The answer ends in the middle. */
        CUT_OFF,
        /** The provider filtered it, or the model refused. */
        FILTERED;

        /** @return the kind as reasons and the ledger write it, such as {@code server-error} */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
