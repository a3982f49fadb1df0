package dev.bailiwick.rehearsal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.rehearsal.scenario.Expectation.What;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each thing that can be expected is seen when it is so, and said otherwise when it is not. */
class HappenedTest {

    private static final Happened HANDED = new Happened(List.of(new Happened.Said("I am passing  you on.\nIt costs €6.", List.of("en/fees-2026"))), null,
            true, "GR-021", Set.of("GR-021", "GR-026"), "complaint", List.of("Task_JudgeMessage", "Task_HandOff"), "observing", "en",
            new Happened.Lies("front-desk", "refund", "en", "Asked for a person in Cork."));
    private static final Happened NOTHING = new Happened(List.of(), "GR-010", false, null, Set.of(), null, List.of(), "active", "en", null);

    @Test
    void whatIsSoIsSo() {
        so(HANDED, What.ANSWERED_FROM, "en/fees-2026");
        so(HANDED, What.NEVER_ANSWERED_FROM, "en/fees-2027");
        so(NOTHING, What.DECLINED_BY, "GR-010");
        so(HANDED, What.ASKED_BACK, "");
        so(HANDED, What.HANDED_OFF, "GR-021");
        so(NOTHING, What.SILENT, "");
        so(HANDED, What.SEEN_BY, "GR-026");
        so(HANDED, What.NEVER_SEEN_BY, "GR-010");
        so(HANDED, What.FOLLOWS, "complaint");
        so(HANDED, What.SAYS, "passing you ON. It costs");
        so(HANDED, What.NEVER_SAYS, "recommend");
        so(HANDED, What.PASSES, "Task_HandOff");
        so(HANDED, What.NEVER_PASSES, "Task_DraftReply");
        so(HANDED, What.STATUS, "observing");
        so(HANDED, What.CASE_TEAM, "front-desk");
        so(HANDED, What.CASE_INTENT, "refund");
        so(HANDED, What.CASE_LANGUAGE, "en");
        so(HANDED, What.CASE_NOTE, "cork");
    }

    @Test
    void whatIsOtherwiseIsSaid() {
        assertThat(instead(HANDED, What.ANSWERED_FROM, "en/fees-2027")).isEqualTo(
                "asked back; handed off because of GR-021 to front-desk; answered from en/fees-2026 “I am passing you on. It costs €6.”");
        assertThat(instead(HANDED, What.NEVER_ANSWERED_FROM, "en/fees-2026")).contains("answered from en/fees-2026");
        assertThat(instead(NOTHING, What.DECLINED_BY, "GR-011")).isEqualTo("declined by GR-010");
        assertThat(instead(NOTHING, What.ASKED_BACK, "")).isNotEmpty();
        assertThat(instead(HANDED, What.HANDED_OFF, "GR-020")).contains("because of GR-021");
        assertThat(instead(HANDED, What.SILENT, "")).contains("passing you on");
        assertThat(instead(HANDED, What.SEEN_BY, "GR-010")).startsWith("seen by GR-0");
        assertThat(instead(HANDED, What.NEVER_SEEN_BY, "GR-026")).startsWith("it saw something");
        assertThat(instead(HANDED, What.FOLLOWS, "report-lost-card")).isEqualTo("the procedure complaint goes on");
        assertThat(instead(HANDED, What.SAYS, "€7")).contains("€6");
        assertThat(instead(HANDED, What.NEVER_SAYS, "it costs")).contains("It costs");
        assertThat(instead(HANDED, What.PASSES, "Task_DraftReply")).isEqualTo("the way was Task_JudgeMessage › Task_HandOff");
        assertThat(instead(HANDED, What.NEVER_PASSES, "Task_HandOff")).contains("Task_HandOff");
        assertThat(instead(HANDED, What.STATUS, "active")).startsWith("it is observing");
        assertThat(instead(HANDED, What.CASE_TEAM, "fraud")).isEqualTo("it lies with front-desk");
        assertThat(instead(HANDED, What.CASE_INTENT, "pin")).isEqualTo("it is about refund");
        assertThat(instead(HANDED, What.CASE_LANGUAGE, "de")).isEqualTo("it asks for en");
        assertThat(instead(HANDED, What.CASE_NOTE, "Dublin")).contains("Asked for a person in Cork.");
        assertThat(instead(NOTHING, What.CASE_TEAM, "fraud")).startsWith("no case is open");
    }

    private static void so(Happened happened, What what, String is) {
        assertThat(happened.otherwise(new Expectation(1, what, is))).as(what.word()).isEmpty();
    }

    private static String instead(Happened happened, What what, String is) {
        return happened.otherwise(new Expectation(1, what, is)).orElse("");
    }
}
