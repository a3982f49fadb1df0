package dev.bailiwick.model.gateway;

import dev.bailiwick.model.Fault;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Leaves a route alone that fails more often than not, and lets a few calls see whether it is well again. */
final class Breaker {

    /** What says that the route is not well; what a model thinks of a question, or a limit that rests it, does not. */
    private static final Set<Fault> SICK = EnumSet.of(Fault.UNREACHABLE, Fault.TOO_LATE, Fault.NOT_ALLOWED, Fault.SERVER_ERROR, Fault.UNREADABLE);
    private static final Duration OPEN_FOR = Duration.ofSeconds(15);
    private static final RuntimeException FAILED = new IllegalStateException("a call on the route failed");

    private final CircuitBreaker kept;
    private final Hands hands;
    private long openedAt;

    Breaker(String route, Clock clock, Hands hands) {
        this.hands = hands;
        this.openedAt = hands.nanos();
        this.kept = CircuitBreaker.of(route, CircuitBreakerConfig.custom()
                .slidingWindow(20, 5, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED).failureRateThreshold(50).waitDurationInOpenState(OPEN_FOR)
                .permittedNumberOfCallsInHalfOpenState(2).currentTimestampFunction(any -> hands.nanos(), TimeUnit.NANOSECONDS).clock(clock).build());
        kept.getEventPublisher().onStateTransition(event -> openedAt = hands.nanos());
    }

    /** @return whether a call may go out; each that may is to be told of, or taken back */
    boolean lets() {
        return kept.tryAcquirePermission();
    }

    /** @return how long it stays shut at least */
    Duration shutFor() {
        long left = OPEN_FOR.toNanos() - (hands.nanos() - openedAt);
        // Half open, and others are seeing whether it is well: soon somebody knows.
        return kept.getState() == CircuitBreaker.State.OPEN && left >= 0 ? Duration.ofNanos(left).plusMillis(1) : Duration.ofSeconds(1);
    }

    /** The call did not go out, or says nothing about the route. */
    void takeBack() {
        kept.releasePermission();
    }

    /** @param fault why nothing whole came, or null when something did */
    void note(Fault fault) {
        if (fault == null || !SICK.contains(fault) && fault != Fault.LIMITED && fault != Fault.GIVEN_UP) {
            kept.onSuccess(0, TimeUnit.NANOSECONDS);
        } else if (SICK.contains(fault)) {
            kept.onError(0, TimeUnit.NANOSECONDS, FAILED);
        } else {
            kept.releasePermission();
        }
    }

    /** @return whether it is shut, or just seeing whether it may open */
    boolean isShut() {
        return kept.getState() == CircuitBreaker.State.OPEN || kept.getState() == CircuitBreaker.State.HALF_OPEN;
    }

    /** Begins anew. */
    void reset() {
        kept.reset();
    }
}
