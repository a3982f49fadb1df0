package dev.bailiwick.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Stories in memory, by the thousand. {@code -Dbailiwick.race.stories=1000000 -Dbailiwick.race.houses=2} tells a million on two cores,
 * {@code -Dbailiwick.race.from=…} begins with another seed, {@code -Dbailiwick.race.seed=…} plays one story again, just as it was.
 */
class MassRaceTest {

    private static final long USUAL_SECONDS = 15;

    @Test
    void noStoryInMemoryBreaksAPromise() throws Exception {
        Long only = Long.getLong("bailiwick.race.seed");
        long stories = only != null ? 1 : Long.getLong("bailiwick.race.stories", Long.MAX_VALUE);
        long seconds = Long.getLong("bailiwick.race.seconds", stories == Long.MAX_VALUE ? USUAL_SECONDS : Long.MAX_VALUE / 2_000_000_000);
        List<MemoryStage> stages = new ArrayList<>();
        try {
            for (int house = 0; house < Integer.getInteger("bailiwick.race.houses", 1); house++) {
                stages.add(MemoryStage.open());
            }
            MassRaces.Report report = new MassRaces(only != null ? only : Long.getLong("bailiwick.race.from", 1), stories,
                    Duration.ofSeconds(seconds)).in(stages);
            System.out.println(report.line());
            report.failure().ifPresent(failure -> {
                throw new AssertionError(stages.getFirst().shortest(failure).text().replace("RaceLabTest", "MassRaceTest")
                        + "\nseed " + failure.story().seed() + " as it was told has " + failure.story().moves().size() + " moves");
            });
        } finally {
            stages.forEach(MemoryStage::close);
        }
    }
}
