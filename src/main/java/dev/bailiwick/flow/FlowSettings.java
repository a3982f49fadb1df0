package dev.bailiwick.flow;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the drawings are run.
 *
 * @param settle      how long a turn waits for more messages before it looks at them, by channel; {@code default} for all others
 * @param typing      how long a customer who was seen typing is waited for, counted from each sign of it
 * @param longestSettle how long a turn waits at most for what is still being written
 * @param patience    after how long a customer is told that the answer takes a moment, by channel; nothing (0s) means never; {@code default} for
 *                    channels that are not named. Unless set: 8 seconds on web, chat and voice, never elsewhere
 * @param lease       how long a slow step belongs to a node without a sign of life; with {@code takeover} added, the longest that a killed
 *                    node's step waits for another node: below fifteen seconds
 * @param heartbeat   how often a node says that it still works on its slow steps
 * @param takeover    how often a node looks for slow steps of nodes that died
 * @param atOnce      how many transactions of slow steps may use the database at the same time; keep it below the pool's size
 * @param mostAtWork  how many slow steps a node works on at the same time; more wait their turn
 */
@ConfigurationProperties("bailiwick.flow")
public record FlowSettings(@DefaultValue Map<String, Duration> settle, @DefaultValue("5s") Duration typing,
        @DefaultValue("15s") Duration longestSettle, @DefaultValue Map<String, Duration> patience, @DefaultValue("10s") Duration lease,
        @DefaultValue("3s") Duration heartbeat, @DefaultValue("1s") Duration takeover, @DefaultValue("8") int atOnce,
        @DefaultValue("2000") int mostAtWork) {

    private static final Duration USUAL = Duration.ofMillis(1_200);
    /** Where somebody sits and looks at the line where the answer is to come. */
    private static final Set<String> LIVE = Set.of("web", "chat", "voice");
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(8);

    /** @throws IllegalArgumentException when the heartbeat is not well below the lease */
    public FlowSettings {
        if (heartbeat.multipliedBy(2).compareTo(lease) > 0) {
            throw new IllegalArgumentException("bailiwick.flow.heartbeat must be at most half of bailiwick.flow.lease");
        }
        if (typing.isNegative() || longestSettle.isNegative()) {
            throw new IllegalArgumentException("bailiwick.flow.typing and bailiwick.flow.longest-settle must not be below 0s");
        }
    }

    /**
     * @param channel a conversation's channel
     * @return after how long a customer there is told that the answer takes a moment; empty for never
     */
    public Optional<Duration> patienceOn(String channel) {
        Duration usual = LIVE.contains(channel) ? USUAL_PATIENCE : Duration.ZERO;
        return Optional.of(patience.getOrDefault(channel, patience.getOrDefault("default", usual))).filter(Duration::isPositive);
    }

    /**
     * @param channel a conversation's channel
     * @return how long a turn waits for more messages there
     */
    public Duration settleOn(String channel) {
        return settle.getOrDefault(channel, settle.getOrDefault("default", USUAL));
    }
}
