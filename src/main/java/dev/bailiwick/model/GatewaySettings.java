package dev.bailiwick.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the gateway treats its routes.
 *
 * @param allowedRegions  the regions that data may go to; empty for every region
 * @param attempts        how many attempts one step may take, mending and hedging included
 * @param mendings        how often one route is asked to mend an answer that is no good
 * @param hedgeShare      the share of all calls that may have a second request beside the first, 0 for none
 * @param backgroundShare the share of a route's calls at once, and of its requests and tokens, that the background may ever use
 * @param nodes           how many nodes there are at most; each takes its share of a limit while the database cannot be asked
 * @param bucketWait      how long the database may take to say whether there are requests and tokens left
 * @param dailyBudget     what may be spent a day, in the company's currency; 0 for no limit
 * @param cheaperFrom     from which share of the daily budget on the cheapest route is asked first
 * @param withoutRoute    who answers when no route can serve
 * @param probeEvery      how often a route that nobody asks is asked for a sign of life; 0 for never
 */
@ConfigurationProperties("bailiwick.models")
public record GatewaySettings(@DefaultValue List<String> allowedRegions, @DefaultValue("4") int attempts, @DefaultValue("1") int mendings,
        @DefaultValue("0.05") double hedgeShare, @DefaultValue("0.25") double backgroundShare, @DefaultValue("4") int nodes,
        @DefaultValue("250ms") Duration bucketWait, @DefaultValue("0") BigDecimal dailyBudget, @DefaultValue("0.8") double cheaperFrom,
        @DefaultValue("handoff") WithoutRoute withoutRoute, @DefaultValue("5m") Duration probeEvery) {

    /** Who answers when no route can serve. */
    public enum WithoutRoute {
        /** The Librarian quotes. */
        LIBRARIAN,
        /** A human is asked. */
        HANDOFF
    }

    /** @throws IllegalArgumentException when a figure makes no sense; names it and says what does */
    public GatewaySettings {
        allowedRegions = List.copyOf(allowedRegions);
        check(attempts >= 1 && attempts <= 20, "attempts must be 1 to 20");
        check(mendings >= 0 && mendings <= 5, "mendings must be 0 to 5");
        check(hedgeShare >= 0 && hedgeShare <= 1, "hedge-share must be 0 to 1, such as 0.05");
        check(backgroundShare > 0 && backgroundShare <= 0.5, "background-share must be more than 0 and at most 0.5");
        check(nodes >= 1 && nodes <= 1000, "nodes must be 1 to 1000");
        check(bucketWait.isPositive() && bucketWait.compareTo(Duration.ofSeconds(5)) <= 0, "bucket-wait must be more than nothing and at most 5s");
        check(dailyBudget.signum() >= 0, "daily-budget must not be less than 0");
        check(cheaperFrom >= 0 && cheaperFrom <= 1, "cheaper-from must be 0 to 1, such as 0.8");
        check(!probeEvery.isNegative(), "probe-every must not be negative; 0 for never");
    }

    private static void check(boolean good, String cure) {
        if (!good) {
            throw new IllegalArgumentException("bailiwick.models." + cure);
        }
    }

    /** @return the settings when nothing is said */
    public static GatewaySettings defaults() {
        return new GatewaySettings(List.of(), 4, 1, 0.05, 0.25, 4, Duration.ofMillis(250), BigDecimal.ZERO, 0.8, WithoutRoute.HANDOFF,
                Duration.ofMinutes(5));
    }
}
