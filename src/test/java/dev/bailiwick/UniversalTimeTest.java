package dev.bailiwick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class UniversalTimeTest {

    @Test
    void theProgramLivesInATimeThatKnowsNoDaylightSaving() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Dublin"));

            Bailiwick.inUniversalTime();

            assertThat(TimeZone.getDefault().useDaylightTime()).isFalse();
            assertThat(TimeZone.getDefault().getRawOffset()).isZero();
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
