package dev.bailiwick.channel.web;

import java.time.Duration;

/** A refusal that only the edge of the house knows: it has no kind in the kernel, or HTTP has more to say with it. */
class Refused extends RuntimeException {

    private final ErrorEnvelope.Code code;
    private final transient Duration retryAfter;

    private Refused(ErrorEnvelope.Code code, String message, Duration retryAfter) {
        super(message);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    static Refused stranger(String message) {
        return new Refused(ErrorEnvelope.Code.UNAUTHENTICATED, message, null);
    }

    static Refused tooMuch(String message, Duration retryAfter) {
        return new Refused(ErrorEnvelope.Code.RESOURCE_EXHAUSTED, message, retryAfter);
    }

    ErrorEnvelope.Code code() {
        return code;
    }

    /** @return when to come back, in whole seconds and at least one; 0 when nothing is said about it */
    long retryAfterSeconds() {
        return retryAfter == null ? 0 : Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
