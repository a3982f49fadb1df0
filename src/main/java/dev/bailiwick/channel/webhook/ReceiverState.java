package dev.bailiwick.channel.webhook;

import dev.bailiwick.channel.WebhookSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What this node has seen of the company's receiver lately. While it takes nothing it is only felt for, with a few events at a time; once it takes
 * events again, one more at a time goes out with each that it takes, so that it is not run over. A fault is said once, and once that it is over.
 */
@Component
class ReceiverState {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiverState.class);
    /** So many in a row, of whatever conversations, are no longer one event's own fault. */
    private static final int IN_A_ROW = 3;
    private static final int FEELERS = 2;

    private final WebhookSettings settings;
    private final Clock clock;
    private int failedInARow;
    private Instant since;
    private String problem;
    private int atOnce;

    ReceiverState(WebhookSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.atOnce = settings.connections();
    }

    /** Known faults of the receiver: since when, and what it said last. Null when it takes events. */
    record Fault(Instant since, String problem) {
    }

    synchronized Fault fault() {
        return failedInARow >= IN_A_ROW ? new Fault(since, problem) : null;
    }

    /** @return how many events may be under way to it at the same time */
    synchronized int atOnce() {
        return atOnce;
    }

    /** @return whether it takes events again after it had taken none: what waits for its next try need wait no longer */
    synchronized boolean took() {
        boolean again = failedInARow >= IN_A_ROW;
        if (again) {
            LOG.info("the webhook takes events again after {} failed tries in {} s; what waits goes out now", failedInARow,
                    Duration.between(since, clock.instant()).toSeconds());
        }
        failedInARow = 0;
        atOnce = Math.min(settings.connections(), atOnce + 1);
        return again;
    }

    synchronized void refused(String what) {
        failedInARow++;
        problem = what;
        if (failedInARow == 1) {
            since = clock.instant();
        }
        if (failedInARow == IN_A_ROW) {
            atOnce = Math.min(settings.connections(), FEELERS);
            LOG.warn("the webhook takes no events: {}. They are kept in order and tried for {} h each; how many wait stands in /actuator/health and"
                    + " /api/deliveries", what, settings.maxAge().toHours());
        }
    }
}
