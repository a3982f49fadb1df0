package dev.bailiwick.guardrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Who can wait stands back for who cannot. */
class GiveWayTest {

    /** The 19th field of {@code /proc/thread-self/stat}; the second may hold blanks, and ends with a bracket. */
    private static int nice() throws IOException {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
    }

    @Test
    void theSystemItselfKnowsThatTheThreadStandsBackAndWhoWaitsForItDoesNot() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/thread-self/stat")), "only Linux tells");

        int before = nice();
        int within = GiveWay.call("a test", GiveWayTest::nice);

        assertThat(within).isEqualTo(Math.max(before, GiveWay.NICE));
        assertThat(nice()).isEqualTo(before);
    }

    @Test
    void whatIsThrownThereIsThrownHere() {
        assertThatThrownBy(() -> GiveWay.call("a test", () -> {
            throw new IllegalArgumentException("no such thing");
        })).isInstanceOf(IllegalArgumentException.class).hasMessage("no such thing");
    }
}
