package dev.bailiwick.flow;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the drawings are run.
 *
 * @param settle      how long a turn waits for more messages before it looks at them, by channel; {@code default} for all others
 * @param lease       how long a slow step belongs to a node without a sign of life; with {@code takeover} added, the longest that a killed
 *                    node's step waits for another node: below fifteen seconds
 * @param heartbeat   how often a node says that it still works on its slow steps
 * @param takeover    how often a node looks for slow steps of nodes that died
 * @param atOnce      how many transactions of slow steps may use the database at the same time; keep it below the pool's size
 * @param mostAtWork  how many slow steps a node works on at the same time; more wait their turn
 */
@ConfigurationProperties("bailiwick.flow")
public record FlowSettings(@DefaultValue Map<String, Duration> settle, @DefaultValue("10s") Duration lease,
        @DefaultValue("3s") Duration heartbeat, @DefaultValue("2s") Duration takeover, @DefaultValue("8") int atOnce,
        @DefaultValue("2000") int mostAtWork) {

    private static final Duration USUAL = Duration.ofMillis(1_200);

    /** @throws IllegalArgumentException when the heartbeat is not well below the lease */
    public FlowSettings {
        if (heartbeat.multipliedBy(2).compareTo(lease) > 0) {
            throw new IllegalArgumentException("bailiwick.flow.heartbeat must be at most half of bailiwick.flow.lease");
        }
    }

    /**
     * @param channel a conversation's channel
     * @return how long a turn waits for more messages there
     */
    public Duration settleOn(String channel) {
        return settle.getOrDefault(channel, settle.getOrDefault("default", USUAL));
    }
}
