package dev.bailiwick.security.web;

import dev.bailiwick.security.KeptKnocks;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts wrong passwords of an account on all nodes together, by where they come from: ten in a row close the account for whoever comes from there.
 * So nobody keeps an owner out who does not share their address. A hundred from anywhere close it for all addresses but those that its owner came
 * in from within a month.
 */
@Component
class Lockout {

    static final int MAX_FAILURES = 10;
    static final int MAX_FAILURES_FROM_ALL = 100;
    static final Duration CLOSED_FOR = Duration.ofMinutes(5);
    static final Duration FAMILIAR_FOR = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(Lockout.class);
    /** Whoever has one address of the new kind has all that begin like it. */
    private static final int NETWORK_BYTES = 8;

    private final KeptKnocks knocks;
    private final Clock clock;

    Lockout(KeptKnocks knocks, Clock clock) {
        this.knocks = knocks;
        this.clock = clock;
    }

    boolean isClosed(String account, String address) {
        var now = clock.instant();
        var known = knocks.knocks(account, source(address), now.minus(CLOSED_FOR), now.minus(FAMILIAR_FOR));
        return known.here() >= MAX_FAILURES || known.everywhere() >= MAX_FAILURES_FROM_ALL && !known.familiar();
    }

    void failed(String account, String address) {
        var now = clock.instant();
        int failures = knocks.failed(account, source(address), now, now.minus(CLOSED_FOR), now.minus(FAMILIAR_FOR));
        if (failures == MAX_FAILURES) {
            LOG.warn("account '{}' is closed to {} for {} minutes after {} wrong passwords", account, source(address), CLOSED_FOR.toMinutes(),
                    MAX_FAILURES);
        }
    }

    void succeeded(String account, String address) {
        knocks.succeeded(account, source(address), clock.instant());
    }

    /** An address as it counts: of the new kind only the network. */
    static String source(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES)) + "/64" : address;
        } catch (IllegalArgumentException | NullPointerException e) {
            return "unknown";
        }
    }
}
