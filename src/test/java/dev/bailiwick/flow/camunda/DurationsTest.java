package dev.bailiwick.flow.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT10M", "PT0S", "P2D", "P14D", "P1DT2H3M4S", "PT90S", "P1M", "P1Y", "PT36H"})
    void aTimerIsDueWhenTheEngineWouldSay(String duration) {
        Date start = new Date(1_772_530_200_000L);

        assertThat(new Durations().resolveDuedate(duration, start)).isEqualTo(new DurationBusinessCalendar().resolveDuedate(duration, start));
    }
}
