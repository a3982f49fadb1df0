package dev.bailiwick.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The lab in memory works, too: bugs that are planted into the house are found, each within a few hundred stories. */
class PlantedInMemoryTest {

    private static final long FIRST_SEED = 1_000;
    private static final int AT_MOST = 1_000;
    private static final Plants PLANTS = new Plants();

    private static MemoryStage stage;

    @BeforeAll
    static void open() {
        stage = MemoryStage.open(PLANTS);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @AfterEach
    void weed() {
        PLANTS.weed();
        stage.forgetTheOutboxsKey(false);
    }

    @Test
    void aMissingRowLockIsFound() throws Exception {
        found(Plants.Bug.NO_ROW_LOCK);
    }

    @Test
    void aMissingKeyOfTheOutboxIsFound() throws Exception {
        stage.forgetTheOutboxsKey(true);

        assertThat(found(Plants.Bug.NO_OUTBOX_KEY).broken()).anySatisfy(broken -> assertThat(broken).startsWith("doubled: two deliveries"));
    }

    @Test
    void aResultOfASupersededTurnThatIsTakenInIsFound() throws Exception {
        assertThat(found(Plants.Bug.NO_LEASE_FENCE).broken()).anySatisfy(broken -> assertThat(broken).startsWith("stale"));
    }

    @Test
    void aTakeoverThatTheDrawingDoesNotHearOfIsFound() throws Exception {
        found(Plants.Bug.TAKEOVER_IGNORED);
    }

    @Test
    void aTurnThatIsNeverJudgedAgainIsFound() throws Exception {
        assertThat(found(Plants.Bug.OLD_BOOK).broken()).anySatisfy(broken ->
                assertThat(broken).startsWith("stale").contains("the policy book in force forbade it"));
    }

    @Test
    void wordsThatNobodyAskedForAndNobodyJudgedAreFound() throws Exception {
        assertThat(found(Plants.Bug.OUTREACH_UNASKED).broken()).anySatisfy(broken ->
                assertThat(broken).startsWith("unjudged: words that nobody had asked for"));
    }

    private static RaceLab.Failure found(Plants.Bug bug) throws Exception {
        PLANTS.plant(bug);
        MassRaces.Report report = new MassRaces(FIRST_SEED, AT_MOST, Duration.ofSeconds(60)).in(List.of(stage));
        System.out.println("planted in memory: " + bug + "; " + report.line());
        assertThat(report.failure()).as("the lab finds it").isPresent();
        return report.failure().get();
    }
}
