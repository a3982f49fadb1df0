package dev.bailiwick.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lab itself works: bugs that are planted into the house are found, each within a minute. */
class PlantedBugsIT extends OnTheStage {

    private static final long FIRST_SEED = 1_000;
    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final String OUTBOX_KEY = "create unique index delivery_one_per_part on channel.delivery (conversation_id, turn, part)"
            + " where type = 'agent.message'";

    @AfterEach
    void weed() {
        plants.weed();
    }

    @Test
    void aMissingRowLockIsFound() {
        plants.plant(Plants.Bug.NO_ROW_LOCK);

        found("no row lock");
    }

    @Test
    void aMissingKeyOfTheOutboxIsFound() {
        plants.plant(Plants.Bug.NO_OUTBOX_KEY);
        jdbc.sql("drop index channel.delivery_one_per_part").update();

        RaceLab.Failure failure = found("no outbox key");

        plants.weed();
        jdbc.sql("delete from channel.delivery where id like '%-again'").update();
        jdbc.sql(OUTBOX_KEY).update();
        assertThat(failure.broken()).anySatisfy(broken -> assertThat(broken).startsWith("doubled: two deliveries"));
    }

    @Test
    void aResultOfASupersededTurnThatIsTakenInIsFound() {
        plants.plant(Plants.Bug.NO_LEASE_FENCE);

        RaceLab.Failure failure = found("no lease fence");

        assertThat(failure.broken()).anySatisfy(broken -> assertThat(broken).startsWith("stale"));
    }

    @Test
    void aTakeoverThatTheDrawingDoesNotHearOfIsFound() {
        plants.plant(Plants.Bug.TAKEOVER_IGNORED);

        found("takeover ignored");
    }

    @Test
    void aNumberThatIsGivenToTwoEventsIsFound() {
        plants.plant(Plants.Bug.NUMBER_FREED);

        found("number freed");
    }

    @Test
    void aDeadNodeFromWhichNobodyTakesOverIsFound() {
        plants.plant(Plants.Bug.NO_TAKEOVER);

        RaceLab.Failure failure = found("no takeover");

        assertThat(failure.broken()).anySatisfy(broken -> assertThat(broken).startsWith("lost"));
    }

    @Test
    void aTurnThatIsNeverJudgedAgainIsFound() {
        plants.plant(Plants.Bug.OLD_BOOK);

        RaceLab.Failure failure = found("old book");

        assertThat(failure.broken()).anySatisfy(broken -> assertThat(broken).startsWith("stale").contains("the policy book in force forbade it"));
    }

    @Test
    void wordsThatNobodyAskedForAndNobodyJudgedAreFound() {
        plants.plant(Plants.Bug.OUTREACH_UNASKED);

        RaceLab.Failure failure = found("outreach unasked");

        assertThat(failure.broken()).anySatisfy(broken -> assertThat(broken).startsWith("unjudged: words that nobody had asked for"));
    }

    private RaceLab.Failure found(String bug) {
        RaceLab.Report report = lab.run(RaceLab.Seeds.from(FIRST_SEED), AT_MOST);
        System.out.println("planted: " + bug + "; " + report.line());
        assertThat(report.failure()).as("the lab finds it").isPresent();
        RaceLab.Failure shortest = lab.shortest(report.failure().get(), Duration.ofSeconds(10));
        System.out.println(shortest.text());
        return shortest;
    }
}
