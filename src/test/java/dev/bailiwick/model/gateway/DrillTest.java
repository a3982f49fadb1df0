package dev.bailiwick.model.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.model.gateway.Drill.Phase;
import dev.bailiwick.model.gateway.Drill.Turn;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DrillTest {

    @Test
    void onABadDayEverybodyGetsAReplyOrAHandoffInTime() {
        Drill drill = new Drill(20260302, 500);
        drill.run();

        System.out.println(drill.table() + "away from a slow route in " + drill.timeToMoveAway().toMillis() + " ms, back in "
                + drill.timeToComeBack(Phase.WELL_AGAIN).toMillis() + " ms");
        assertThat(drill.turns.size()).as("everybody got an answer").isEqualTo(drill.begun).isGreaterThan(15_000);
        assertThat(drill.turns.stream()).allMatch(turn -> turn.waited().compareTo(Drill.PATIENCE) <= 0);
        assertThat(drill.timeToMoveAway()).isLessThanOrEqualTo(Duration.ofSeconds(60));
        assertThat(drill.timeToComeBack(Phase.WELL_AGAIN)).isLessThanOrEqualTo(Duration.ofSeconds(90));
        for (Phase phase : new Phase[] {Phase.USUAL, Phase.SLOW_WITHOUT_ERRORS, Phase.WELL_AGAIN, Phase.STORM_OF_429, Phase.AFTER_THE_STORM}) {
            assertThat(drill.in(phase).stream().filter(turn -> !turn.replied())).as("without a reply, %s", phase).hasSizeLessThanOrEqualTo(
                    phase == Phase.AFTER_THE_STORM ? 30 : 0);
        }
        assertThat(drill.in(Phase.AFTER_ALL).stream().filter(turn -> !turn.replied()).count()).as("seconds after the end of the night").isLessThan(250);
        assertThat(drill.in(Phase.ALL_DOWN).stream().filter(Turn::replied).count()).as("turns that were nearly through").isLessThan(50);
    }

    @Test
    void theSameSeedIsTheSameHour() {
        Drill one = new Drill(7, 25);
        Drill other = new Drill(7, 25);
        one.run();
        other.run();

        assertThat(one.turns).isEqualTo(other.turns);
    }
}
