package dev.bailiwick.model.gateway;

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
 */
@ConfigurationProperties("bailiwick.gateway")
public record GatewaySettings(@DefaultValue("0.25") double backgroundShare, @DefaultValue("4") int nodes,
        @DefaultValue("250ms") Duration bucketWait, @DefaultValue("0.05") double hedgeShare, @DefaultValue List<String> allowedRegions) {

    /** @throws IllegalArgumentException when a figure makes no sense; names it and says what does */
    public GatewaySettings {
        allowedRegions = List.copyOf(allowedRegions);
        check(backgroundShare > 0 && backgroundShare <= 0.5, "background-share must be more than 0 and at most 0.5");
        check(nodes >= 1 && nodes <= 1000, "nodes must be 1 to 1000");
        check(bucketWait.isPositive() && bucketWait.compareTo(Duration.ofSeconds(5)) <= 0, "bucket-wait must be more than nothing and at most 5s");
        check(hedgeShare >= 0 && hedgeShare <= 1, "hedge-share must be 0 to 1, such as 0.05");
    }

    private static void check(boolean good, String cure) {
        if (!good) {
            throw new IllegalArgumentException("bailiwick.gateway." + cure);
        }
    }

    /** @return the settings when nothing is said */
    public static GatewaySettings defaults() {
        return new GatewaySettings(0.25, 4, Duration.ofMillis(250), 0.05, List.of());
    }
}
