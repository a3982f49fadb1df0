package dev.bailiwick.rehearsal;

import dev.bailiwick.Bailiwick;
import dev.bailiwick.testing.OnTestDatabase;
import java.time.Duration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** A test that plays stories. */
@SpringBootTest(classes = Bailiwick.class, webEnvironment = SpringBootTest.WebEnvironment.MOCK, properties = {
        "logging.level.dev.bailiwick.flow.camunda=error", "logging.level.dev.bailiwick.channel.webhook=off", "logging.level.org.camunda=off"})
@ContextConfiguration(initializers = {OnTestDatabase.class, Stage.Doors.class})
@Import(Stage.class)
abstract class OnTheStage {

    private static final Duration TO_MAKE_IT_SHORT = Duration.ofSeconds(30);

    @Autowired
    RaceLab lab;
    @Autowired
    Plants plants;
    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void theEnginesTimeIsTheMachinesAgain() {
        ClockUtil.reset();
    }

    /** Plays the stories from this seed on; where a promise breaks, says so with the shortest story that breaks it. */
    void playFrom(long seed, Duration time) {
        RaceLab.Report report = lab.run(RaceLab.Seeds.from(seed), time);
        System.out.println("race lab: " + report.line());
        report.failure().ifPresent(this::failWith);
    }

    void failWith(RaceLab.Failure failure) {
        throw new AssertionError(lab.shortest(failure, TO_MAKE_IT_SHORT).text());
    }
}
