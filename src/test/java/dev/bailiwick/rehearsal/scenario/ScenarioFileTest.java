package dev.bailiwick.rehearsal.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.rehearsal.scenario.Expectation.What;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A scenario's file says who writes, when and what, and what has to be so; whatever it says otherwise is refused with its line. */
class ScenarioFileTest {

    private static final String GOOD = """
            title: A lost card
            moment: 2026-03-03T09:30:00Z
            customer: {id: c-1, audience: users, language: en}
            channel: email
            facts:
              customer: {country: IE, minor: false}
              account: {balance: 12.50, cards: [1, two]}
            steps:
              - customer: I lost my card
                then:
                  follows: report-lost-card
                  says: [last four, "1"]
                  case: {team: cards, note: [Cork, taxi]}
              - wait: PT2M
                then: {silent: true}
            """;

    private static Scenario read(String text) {
        return Scenarios.read("scenarios", List.of(file("scenarios/a.yaml", text))).getFirst();
    }

    private static CompanyFile file(String path, String text) {
        return new CompanyFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everythingThatStandsThereIsRead() {
        Scenario scenario = read(GOOD);

        assertThat(scenario.customer()).isEqualTo("c-1");
        assertThat(scenario.channel()).isEqualTo("email");
        assertThat(scenario.language()).isEqualTo("en");
        assertThat(scenario.facts()).isEqualTo("{\"customer\":{\"country\":\"IE\",\"minor\":false,\"verified\":true},"
                + "\"account\":{\"balance\":12.5,\"cards\":[1,\"two\"]}}");
        assertThat(scenario.steps()).hasSize(2);
        assertThat(scenario.steps().getFirst().then()).containsExactly(new Expectation(11, What.FOLLOWS, "report-lost-card"),
                new Expectation(12, What.SAYS, "last four"), new Expectation(12, What.SAYS, "1"), new Expectation(13, What.CASE_TEAM, "cards"),
                new Expectation(13, What.CASE_NOTE, "Cork"), new Expectation(13, What.CASE_NOTE, "taxi"));
        assertThat(scenario.steps().getLast()).isEqualTo(new Scenario.Step(2, 14, null, Duration.ofMinutes(2),
                List.of(new Expectation(15, What.SILENT, ""))));
    }

    @Test
    void whatIsMistakenIsRefusedWithItsLineAndTheCure() {
        refused(GOOD.replace("moment: 2026-03-03T09:30:00Z", "moment: today"), 2, "must be a moment such as 2026-03-03T09:30:00Z");
        refused(GOOD.replace("audience: users", "audience: all"), 3, "must be public, or users");
        refused(GOOD.replace("channel: email", "channel: E-Mail"), 4, "must be a channel such as web or email");
        refused(GOOD.replace("minor: false", "verified: false"), 6, "leave one of the two out");
        refused(GOOD.replace("  - customer: I lost", "  - custumer: I lost"), 9, "'custumer' is not known here");
        refused(GOOD.replace("follows:", "folows:"), 11, "'folows' is not known here");
        refused(GOOD.replace("follows: report-lost-card", "declined-by: fourteen"), 11, "must be a policy's id such as GR-010, not 'fourteen'");
        refused(GOOD.replace("team: cards", "team: [cards, fraud]"), 13, "must be a text");
        refused(GOOD.replace("wait: PT2M", "wait: P400D"), 14, "must be a span of up to 366 days");
        refused(GOOD.replace("silent: true", "silent: maybe"), 15, "must be true, or be left out");
        refused(GOOD.replace("silent: true", "status: open"), 15, "must be one of observing, active");
    }

    @Test
    void whatWouldExpectNothingOrDoNothingIsRefused() {
        refused("title: t\nmoment: 2026-03-03T09:30:00Z\nsteps:\n  - customer: hello\n", 3, "expect nothing");
        refused("title: t\nmoment: 2026-03-03T09:30:00Z\nsteps:\n  - then: {silent: true}\n", 4, "a step says what the customer writes");
        refused("title: t\nmoment: 2026-03-03T09:30:00Z\nsteps: []\n", 3, "must be 1 to 40 steps");
        refused("title: t\nmoment: 2026-03-03T09:30:00Z\nsteps:\n  - customer: hello\n    then: {}\n", 5, "must name 1 to 30 things");
    }

    @Test
    void everythingHasALimit() {
        refused(GOOD.replace("I lost my card", "x".repeat(4_001)), 9, "must have 1 to 4000 characters, not 4001");
        refused(GOOD.replace("title: A lost card", "title: " + "x".repeat(201)), 1, "must have 1 to 200 characters");
        refused(GOOD + "  - customer: more\n".repeat(39), 8, "must be 1 to 40 steps");
        refused(GOOD.replace("[last four, \"1\"]", Collections.nCopies(31, "x").toString()), 11, "must name 1 to 30 things");
        refused(GOOD.replace("[last four, \"1\"]", "x".repeat(501)), 12, "must be 1 to 500 characters");
        assertThatThrownBy(() -> read(GOOD + "#" + "x".repeat(200_000))).hasMessageContaining("scenarios/a.yaml: is larger than 200 kB");
        assertThatThrownBy(() -> Scenarios.read("scenarios", Collections.nCopies(501, file("scenarios/a.yaml", GOOD))))
                .hasMessage("scenarios: holds 501 scenarios, more than 500; remove those that show the same");
    }

    @Test
    void everyBrokenFileIsNamedTogetherAndANoteBesideThemIsNoScenario() {
        List<CompanyFile> files = List.of(file("scenarios/a.yaml", "title: t"), file("scenarios/README.md", "About these."), file("scenarios/b.yml", GOOD));

        assertThatThrownBy(() -> Scenarios.read("scenarios", files)).isInstanceOfSatisfying(InvalidFile.class, broken -> assertThat(broken.problems())
                .extracting(InvalidFile::path).containsExactly("scenarios/a.yaml", "scenarios/b.yml"));
    }

    private static void refused(String text, int line, String because) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(InvalidFile.class, broken -> {
            assertThat(broken.what()).contains(because);
            assertThat(broken.line()).as(broken.getMessage()).isEqualTo(line);
        });
    }
}
