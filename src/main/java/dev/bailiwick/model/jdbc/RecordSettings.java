package dev.bailiwick.model.jdbc;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long and how much of what models were asked is kept.
 *
 * @param keep          how long; 0 keeps nothing, and no turn can be run again
 * @param longestAnswer how many characters of an answer; of a longer one the beginning is kept, with a mark
 */
@ConfigurationProperties("bailiwick.model-records")
record RecordSettings(@DefaultValue("90d") Duration keep, @DefaultValue("20000") int longestAnswer) {

    /** @throws IllegalArgumentException when it makes no sense; says the cure */
    RecordSettings {
        if (keep.isNegative() || longestAnswer < 1_000 || longestAnswer > 1_000_000) {
            throw new IllegalArgumentException("bailiwick.model-records: keep must not be less than 0 and longest-answer must be 1000 to 1000000");
        }
    }
}
