package dev.bailiwick.security.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts wrong passwords in a row, per account, and closes an account for a while when there are too many. */
@Component
class Lockout {

    static final int MAX_FAILURES = 10;
    static final Duration CLOSED_FOR = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Lockout.class);

    private final Map<String, Failures> failures = new ConcurrentHashMap<>();
    private final Clock clock;

    private record Failures(int count, Instant last) {
    }

    Lockout(Clock clock) {
        this.clock = clock;
    }

    boolean isClosed(String account) {
        var failed = failures.get(account);
        return failed != null && failed.count() >= MAX_FAILURES && clock.instant().isBefore(failed.last().plus(CLOSED_FOR));
    }

    void failed(String account) {
        var now = clock.instant();
        var failed = failures.merge(account, new Failures(1, now), (before, one) ->
                now.isBefore(before.last().plus(CLOSED_FOR)) ? new Failures(before.count() + 1, now) : one);
        if (failed.count() == MAX_FAILURES) {
            LOG.warn("account '{}' is closed for {} minutes after {} wrong passwords", account, CLOSED_FOR.toMinutes(), MAX_FAILURES);
        }
    }

    void succeeded(String account) {
        failures.remove(account);
    }
}
