package dev.bailiwick.guardrail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a judgement may cost before it counts as broken, and so holds.
 *
 * @param deadline    the longest that one judgement may take; a thousand times the usual, so that only a
 *                    machine in distress reaches it
 * @param matches     the most policies that may match at once
 * @param facts       the most facts that are looked at
 * @param compilation the most processor time that compiling a policy book may take; it gives way to turns, so it may take ten times as long by the
 *                    clock
 */
@ConfigurationProperties("bailiwick.guardrail")
public record GuardrailSettings(@DefaultValue("1s") Duration deadline, @DefaultValue("500") int matches, @DefaultValue("1000") int facts,
        @DefaultValue("60s") Duration compilation) {

    /** @throws IllegalArgumentException when a limit is not above zero */
    public GuardrailSettings {
        if (deadline.isNegative() || deadline.isZero() || matches < 1 || facts < 1 || compilation.isNegative() || compilation.isZero()) {
            throw new IllegalArgumentException("bailiwick.guardrail: every limit must be above zero");
        }
    }

    /** @return what holds where nothing is set */
    public static GuardrailSettings ordinary() {
        return new GuardrailSettings(Duration.ofSeconds(1), 500, 1_000, Duration.ofSeconds(60));
    }
}
