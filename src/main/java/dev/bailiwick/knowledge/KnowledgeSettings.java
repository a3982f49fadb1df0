package dev.bailiwick.knowledge;

import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The module's settings.
 *
 * @param importAtStart whether the company's knowledge is taken over at start; off for a program that only reads
 * @param zone          the company's time zone, in which a date such as {@code valid-from} begins at midnight
 * @param vectorWeight  how much nearness counts in a passage's score, 0 to 1; the rest is for words. Measured by EvaluateSearchTest
 * @param checkEvery    how often, at most, a search asks the database whether another node has imported something
 * @param recentVectors how many of the last vectors are kept, since several steps embed the same question; 0 to 100,000
 */
@ConfigurationProperties("bailiwick.knowledge")
public record KnowledgeSettings(@DefaultValue("true") boolean importAtStart, @DefaultValue("Europe/Dublin") ZoneId zone,
        @DefaultValue("0.7") double vectorWeight, @DefaultValue("5s") Duration checkEvery, @DefaultValue("512") int recentVectors) {

    /** @throws IllegalArgumentException when a value is outside its bounds; the message names the setting */
    public KnowledgeSettings {
        if (!(vectorWeight >= 0 && vectorWeight <= 1)) {
            throw new IllegalArgumentException("bailiwick.knowledge.vector-weight must be 0 to 1, not " + vectorWeight);
        }
        if (checkEvery.isNegative()) {
            throw new IllegalArgumentException("bailiwick.knowledge.check-every must not be negative");
        }
        if (recentVectors < 0 || recentVectors > 100_000) {
            throw new IllegalArgumentException("bailiwick.knowledge.recent-vectors must be 0 to 100000, not " + recentVectors);
        }
    }
}
