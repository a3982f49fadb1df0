package dev.bailiwick.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.drafting.ReplayTurn.Report;
import dev.bailiwick.drafting.ReplayTurn.Step;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.TurnId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayReportTest {

    private static final TurnId TURN = new TurnId(new ConversationId("c-1"), 1);

    @Test
    void aTurnWithoutModelCallsSaysThatThereWasNothingToReplay() {
        Report report = Report.of(TURN, List.of());

        assertThat(report.same()).isFalse();
        assertThat(report.said()).startsWith("There was nothing to replay");
    }

    @Test
    void oneStepThatPartedMakesTheWholeAnother() {
        Step same = new Step("draft-reply", "2", 1, true, null, "words");
        Step other = new Step("understand", "1", 1, false, "asked otherwise", null);

        assertThat(Report.of(TURN, List.of(same)).same()).isTrue();
        assertThat(Report.of(TURN, List.of(same, other)).same()).isFalse();
        assertThat(Report.of(TURN, List.of(same, other)).said()).startsWith("1 of 2 steps");
    }
}
