package dev.bailiwick;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SayOnceTest {

    private final SayOnce.OnceAMinute filter = new SayOnce.OnceAMinute();
    private final LoggerContext loggers = new LoggerContext();

    @Test
    void whatALibrarySaysAgainAndAgainIsSaidOnceAMinute() {
        assertThat(heard("org.camunda.bpm.engine.jobexecutor", "Exception during job acquisition {}")).isEqualTo(FilterReply.NEUTRAL);
        assertThat(heard("org.camunda.bpm.engine.jobexecutor", "Exception during job acquisition {}")).isEqualTo(FilterReply.DENY);
        assertThat(heard("org.camunda.bpm.engine.jobexecutor", "another trouble")).isEqualTo(FilterReply.NEUTRAL);

        assertThat(filter.isNew("trouble", 0)).isTrue();
        assertThat(filter.isNew("trouble", Duration.ofSeconds(59).toNanos())).isFalse();
        assertThat(filter.isNew("trouble", Duration.ofSeconds(61).toNanos())).isTrue();
    }

    @Test
    void ourOwnModulesAreAlwaysHeard() {
        assertThat(heard("dev.bailiwick.channel", "given up")).isEqualTo(FilterReply.NEUTRAL);
        assertThat(heard("dev.bailiwick.channel", "given up")).isEqualTo(FilterReply.NEUTRAL);
    }

    private FilterReply heard(String logger, String words) {
        return filter.decide(null, loggers.getLogger(logger), Level.ERROR, words, null, null);
    }
}
