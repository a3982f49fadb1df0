package dev.bailiwick.channel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one caller of the API may ask of one node ({@code bailiwick.channel.*}).
 *
 * @param requestsPerSecond how many requests a second one key may make in the long run
 * @param burst             how many it may make at once after a quiet time
 * @param longestBody       how large a request's body may be
 * @param longestList       the same where officers send many texts at once to be tried ({@code /api/topics/**}, {@code /api/policies/**}),
 *                          and drawings ({@code /api/flows/**})
 */
@ConfigurationProperties("bailiwick.channel")
public record RequestSettings(@DefaultValue("200") double requestsPerSecond, @DefaultValue("400") int burst,
        @DefaultValue("256KB") DataSize longestBody, @DefaultValue("8MB") DataSize longestList) {

    /** @throws IllegalArgumentException when a limit is not above nothing */
    public RequestSettings {
        if (requestsPerSecond <= 0 || burst < 1 || longestBody.toBytes() < 1_024 || longestList.toBytes() < 1_024) {
            throw new IllegalArgumentException(
                    "bailiwick.channel: requests-per-second and burst must be above 0, longest-body and longest-list at least 1KB");
        }
    }
}
