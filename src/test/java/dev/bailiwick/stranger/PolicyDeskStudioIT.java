package dev.bailiwick.stranger;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bailiwick.stranger.Studio.PATIENTLY;
import static dev.bailiwick.stranger.Studio.button;
import static dev.bailiwick.stranger.Studio.cleanOfBarriers;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an officer does at the desk with examples and tables, and the ways that lead there. */
@ExtendWith(InTheStudio.class)
class PolicyDeskStudioIT {

    private static final String EXAMPLES = "rules/drl/money/GR-014-refund-promise-above-mandate.examples.yaml";
    private static final String TEAMS = "rules/drl/people/GR-029-teams-that-are-away.drl.csv";

    private final Studio studio;

    PolicyDeskStudioIT(Studio studio) {
        this.studio = studio;
    }

    private Page proposal(String officer, ColorScheme scheme, String file) {
        Page page = studio.at(officer, scheme, "/admin/policies?show=proposals");
        String made = Studio.call(page, "POST", "/api/policies/proposals", Map.of("title", "At the desk"));
        page.navigate(studio.url("/admin/policies/proposals/" + Studio.read(made).get("id").asText() + "?file=" + file));
        return page;
    }

    @Test
    void anExampleIsAddedInARowFailsBeforeAnybodySavesItAndStandsInTheText() {
        Page page = proposal(studio.person("erna", "officer"), ColorScheme.DARK, EXAMPLES);
        assertThat(page.getByText("5 of 5 pass.")).isVisible(PATIENTLY);
        cleanOfBarriers(page);

        page.locator("table").getByText("Another like it").first().click();
        page.getByLabel("What it shows").fill("nobody's refund");
        page.getByLabel("Expected").fill("miss");
        cleanOfBarriers(page);
        button(page, "Put it into the text").click();

        Locator failed = page.locator("tr[data-failed]");
        assertThat(failed).containsText("expects a miss, but the policy asks for hold");
        assertThat(page.locator(".cm-content")).containsText("nobody's refund");
        assertThat(button(page, "Save")).isEnabled();
        cleanOfBarriers(page);
        failed.getByText("Take out").click();
        assertThat(page.getByText("5 of 5 pass.")).isVisible(PATIENTLY);
        page.context().close();
    }

    @Test
    void cellsAreWrittenByKeyboardFoundWrongImportedAndExported() throws Exception {
        Page page = proposal(studio.person("tilda", "officer"), ColorScheme.LIGHT, TEAMS);
        assertThat(page.getByText("3 rules, nothing wrong.")).isVisible(PATIENTLY);
        cleanOfBarriers(page);

        Locator first = page.locator("[data-cell='0 0']");
        first.fill("Nobody!");
        first.press("Enter");

        assertThat(first).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("[data-cell='1 0']")).isFocused();
        assertThat(page.locator(".cm-content")).containsText("Nobody!,x,x");
        cleanOfBarriers(page);
        page.locator("input[type=file]").setInputFiles(new FilePayload("teams.csv", "text/csv",
                "Team,Away,Desk is open,Words,Why\nlending,x,x,handoff.team-away,Away for today.\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(page.getByText("1 rule, nothing wrong.")).isVisible(PATIENTLY);
        var exported = page.waitForDownload(() -> button(page, "Export CSV").click());
        assertThat(exported.suggestedFilename()).isEqualTo("GR-029-teams-that-are-away.drl.csv");
        assertThat(Files.readString(exported.path())).startsWith("RuleSet,bailiwick.policies").endsWith("lending,x,x,handoff.team-away,Away for today.\n");
        page.context().close();
    }

    @Test
    void aReplyThatWasJudgedWronglyLeadsToAnExampleOfThePolicyAndThePolicySaysHowOftenItSawSomething() {
        studio.begin("judged-wrongly", "My card number is 4111 1111 1111 1111, how do I change my PIN?");
        Page page = studio.at(studio.person("wilma", "officer"), ColorScheme.LIGHT, "/admin/conversations/judged-wrongly");
        page.locator(".said[data-by=assistant]").first().click();
        page.getByText("Judged wrongly: write a policy example").click();
        assertThat(page.getByLabel("Which policy should have seen it?")).isVisible(PATIENTLY);
        cleanOfBarriers(page);
        button(page, "Begin the example").click();

        assertThat(page.getByLabel("What it shows")).hasValue("conversation judged-wrongly, turn 1");
        assertThat(page.getByText("4111 1111")).hasCount(0);
        page.navigate(studio.url("/admin/policies/GR-050"));
        assertThat(page.getByText("The last began")).isVisible(PATIENTLY);
        button(page, "As a table").click();
        cleanOfBarriers(page);
        page.context().close();
    }
}
