package dev.bailiwick.model.gateway;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the gateway treats its routes.
 *
 * @param backgroundShare the share of a route's calls at once, and of its requests and tokens a minute, that is the background's
 * @param nodes           how many nodes there are at most; each takes its share of a limit while the database cannot be asked
 * @param bucketWait      how long the database may take to say whether there are requests and tokens left
 * @param hedgeShare      the share of customers' calls that may have a second request beside the first, 0 for none
 * @param allowedRegions  the regions that words may go to; empty for every region
 * @param dailyBudget     what may be spent a day (UTC), in the company's currency; 0 for no limit
 * @param conversationBudget what may be spent on one conversation; 0 for no limit
 * @param cheaperFrom     from which share of the daily budget on the cheapest route is asked first
 * @param withoutRoute    who answers when no route may be asked
 */
@ConfigurationProperties(prefix = "bailiwick.gateway", ignoreUnknownFields = false)
public record GatewaySettings(@DefaultValue("0.25") double backgroundShare, @DefaultValue("4") int nodes,
        @DefaultValue("250ms") Duration bucketWait, @DefaultValue("0.05") double hedgeShare, @DefaultValue List<String> allowedRegions,
        @DefaultValue("0") BigDecimal dailyBudget, @DefaultValue("0") BigDecimal conversationBudget, @DefaultValue("0.8") double cheaperFrom,
        @DefaultValue("handoff") WithoutRoute withoutRoute) {

    /** Who answers when no route may be asked. */
    public enum WithoutRoute {
        /** The Librarian quotes. */
        LIBRARIAN,
        /** A person is asked. */
        HANDOFF
    }

    /** @throws IllegalArgumentException when a figure makes no sense; names it and says what does */
    public GatewaySettings {
        allowedRegions = List.copyOf(allowedRegions);
        check(backgroundShare > 0 && backgroundShare <= 0.5, "background-share must be more than 0 and at most 0.5");
        check(nodes >= 1 && nodes <= 1000, "nodes must be 1 to 1000");
        check(bucketWait.isPositive() && bucketWait.compareTo(Duration.ofSeconds(5)) <= 0, "bucket-wait must be more than nothing and at most 5s");
        check(hedgeShare >= 0 && hedgeShare <= 1, "hedge-share must be 0 to 1, such as 0.05");
        check(dailyBudget.signum() >= 0 && conversationBudget.signum() >= 0, "daily-budget and conversation-budget must not be less than 0; 0 for no limit");
        check(cheaperFrom >= 0 && cheaperFrom <= 1, "cheaper-from must be 0 to 1, such as 0.8");
    }

    /**
     * @param share second requests for one call
     * @return the same, with that share
     */
    public GatewaySettings hedging(double share) {
        return new GatewaySettings(backgroundShare, nodes, bucketWait, share, allowedRegions, dailyBudget, conversationBudget, cheaperFrom,
                withoutRoute);
    }

    private static void check(boolean good, String cure) {
        if (!good) {
            throw new IllegalArgumentException("bailiwick.gateway." + cure);
        }
    }

    /** @return the settings when nothing is said */
    public static GatewaySettings defaults() {
        return new GatewaySettings(0.25, 4, Duration.ofMillis(250), 0.05, List.of(), BigDecimal.ZERO, BigDecimal.ZERO, 0.8, WithoutRoute.HANDOFF);
    }
}
