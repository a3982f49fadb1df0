package dev.bailiwick.rehearsal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FailsQuietlyTest {

    @Test
    void aHouseInMemoryThatDoesNotOpenSaysSoToWhoeverWantedItAndNotToTheLog(CapturedOutput log) {
        assertThatThrownBy(() -> HouseInMemory.openWhole(List.of(), List.of())).isInstanceOf(RuntimeException.class);

        assertThat(log.getAll()).doesNotContain("APPLICATION FAILED TO START").doesNotContain("Application run failed");
    }
}
