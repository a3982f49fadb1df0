package dev.bailiwick.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Stories on the real house for some seconds; {@code -Dbailiwick.race.seed=…} plays one, {@code -Dbailiwick.race.seconds=…} more of them. */
class RaceLabTest extends OnTheStage {

    private static final long FIRST_SEED = 1;
    private static final int USUAL_SECONDS = 10;

    @Test
    void noStoryBreaksAPromise() {
        Long only = Long.getLong("bailiwick.race.seed");

        if (only == null) {
            playFrom(Long.getLong("bailiwick.race.from", FIRST_SEED),
                    Duration.ofSeconds(Integer.getInteger("bailiwick.race.seconds", USUAL_SECONDS)));
        } else {
            lab.playPatiently(TellStory.of(only)).ifPresent(this::failWith);
        }
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        assertThat(TellStory.of(42)).isEqualTo(TellStory.of(42)).isNotEqualTo(TellStory.of(43));
    }
}
