package dev.bailiwick.channel;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events reach the company ({@code bailiwick.webhook.*}).
 *
 * @param url          where events are posted ({@code BAILIWICK_WEBHOOK_URL}); empty means that there are none at all: nothing is queued, and
 *                     replies are read on the web chat or through the API
 * @param signingKey   the secret that signs each event ({@code BAILIWICK_WEBHOOK_SIGNING_KEY}); two, separated by a comma, while one is being
 *                     rotated: every event then carries both signatures
 * @param headerPrefix what the names of our headers begin with
 * @param timeout      how long the receiver may take to answer
 * @param maxAge       how long an event is tried before it is given up and its conversation fails
 * @param connections  how many events are sent at the same time by one node
 * @param firstWait    the wait after the first failed try; each further one doubles it
 * @param longestWait  where the doubling ends
 * @param poll         how often a node looks for what is due if nothing wakes it
 * @param webChat      whether events of conversations on our own chat page go out too; they are read on the page anyway
 */
@ConfigurationProperties("bailiwick.webhook")
public record WebhookSettings(@DefaultValue("") String url, @DefaultValue List<String> signingKey,
        @DefaultValue("X-GradientLabs-") String headerPrefix, @DefaultValue("10s") Duration timeout, @DefaultValue("24h") Duration maxAge,
        @DefaultValue("16") int connections, @DefaultValue("1s") Duration firstWait, @DefaultValue("10m") Duration longestWait,
        @DefaultValue("1s") Duration poll, @DefaultValue("false") boolean webChat) {

    private static final int MOST_DOUBLINGS = 20;

    /** @throws IllegalArgumentException when a setting makes no sense; the message names it and the cure */
    public WebhookSettings {
        url = url == null ? "" : url.strip();
        signingKey = signingKey == null ? List.of() : signingKey.stream().map(String::strip).filter(key -> !key.isEmpty()).toList();
        if (!url.isEmpty()) {
            checkAddress(url);
            check(!signingKey.isEmpty(), "BAILIWICK_WEBHOOK_SIGNING_KEY must be set when BAILIWICK_WEBHOOK_URL is: events are always signed");
        }
        check(headerPrefix.matches("[A-Za-z0-9-]{1,60}"), "bailiwick.webhook.header-prefix: letters, digits and hyphens, such as X-Bailiwick-");
        check(connections >= 1 && connections <= 256, "bailiwick.webhook.connections: 1 to 256");
        positive("timeout", timeout);
        positive("max-age", maxAge);
        positive("first-wait", firstWait);
        positive("longest-wait", longestWait);
        positive("poll", poll);
    }

    /** @return whether there is a webhook at all */
    public boolean isSet() {
        return !url.isEmpty();
    }

    /**
     * @param attempts how often an event was tried, at least once
     * @param chance   0 to 1, unlike for every event, so that many conversations do not come back in the same moment
     * @return how long to wait before the next try: between half and all of the first wait, doubled for each try, up to the longest
     */
    public Duration pause(int attempts, double chance) {
        long doubled = firstWait.toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS);
        long longest = Math.min(longestWait.toMillis(), doubled);
        return Duration.ofMillis(Math.max(1, (long) (longest * (0.5 + chance / 2))));
    }

    /** @return how long a node holds an event without a sign of life before another takes it over */
    public Duration lease() {
        return Duration.ofSeconds(10);
    }

    /** @return how often a node says that it is still sending what it holds */
    public Duration heartbeat() {
        return lease().dividedBy(4);
    }

    /** @return everything but the keys */
    @Override
    public String toString() {
        return "WebhookSettings[" + (isSet() ? "set" : "none") + ", keys=" + signingKey.size() + ", timeout=" + timeout + ", maxAge=" + maxAge + "]";
    }

    private static void checkAddress(String url) {
        try {
            URI address = URI.create(url);
            check(("http".equals(address.getScheme()) || "https".equals(address.getScheme())) && address.getHost() != null,
                    "BAILIWICK_WEBHOOK_URL must be a whole http or https address such as https://support.example/webhook");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("BAILIWICK_WEBHOOK_URL must be a whole http or https address: " + e.getMessage(), e);
        }
    }

    private static void positive(String name, Duration value) {
        check(value != null && value.isPositive(), "bailiwick.webhook." + name + " must be longer than nothing, such as 10s");
    }

    private static void check(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException(what);
        }
    }
}
