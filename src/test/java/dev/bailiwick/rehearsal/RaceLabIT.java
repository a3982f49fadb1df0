package dev.bailiwick.rehearsal;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two minutes of stories in {@code mvn verify}; by hand as many as one likes: {@code -Dbailiwick.race.seconds=… -Dbailiwick.race.from=…}. */
class RaceLabIT extends OnTheStage {

    private static final long FIRST_SEED = 1_000_000;
    private static final int USUAL_SECONDS = 120;

    @Test
    void noStoryBreaksAPromise() {
        playFrom(Long.getLong("bailiwick.race.from", FIRST_SEED), Duration.ofSeconds(Integer.getInteger("bailiwick.race.seconds", USUAL_SECONDS)));
    }
}
