package dev.bailiwick.stranger;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bailiwick.stranger.Studio.ADMIN;
import static dev.bailiwick.stranger.Studio.PATIENTLY;
import static dev.bailiwick.stranger.Studio.call;
import static dev.bailiwick.stranger.Studio.cleanOfBarriers;
import static dev.bailiwick.stranger.Studio.put;
import static dev.bailiwick.stranger.Studio.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Policies looked at closely in the studio: the page of one in force, and which small changes of a proposal no example notices. */
@ExtendWith(InTheStudio.class)
class PoliciesStudioIT {

    private static final String EXAMPLES = "rules/drl/money/GR-015-money-promised-without-proof.examples.yaml";

    @Test
    void aPolicyInForceIsShownAsItRunsWithItsExamplesAndWhoAnswersForIt(Studio studio) {
        Page page = studio.at(ADMIN, ColorScheme.LIGHT, "/admin/policies");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Money promised without proof")).click();

        assertThat(page).hasURL(Pattern.compile(".*/admin/policies/GR-015$"));
        assertThat(page.locator("pre.words").first()).containsText("rule \"GR-015");
        assertThat(page.locator("pre.words").nth(1)).containsText("a refund nobody decided");
        assertThat(page.getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName("Owner"))).isVisible();
        cleanOfBarriers(page);
        shot(page, "policy");
        page.navigate(studio.url("/admin/policies/GR-999"));
        assertThat(page.getByText("GR-999 is not in force")).isVisible(PATIENTLY);
        cleanOfBarriers(page);
        page.context().close();
    }

    @Test
    void aSmallChangeThatNoExampleNoticesIsNamedAndLeadsToTheExamples(Studio studio) {
        Page page = studio.at(studio.person("pavel", "officer"), ColorScheme.DARK, "/admin/policies?show=proposals");
        assertThat(page.getByText("Proposals").first()).isVisible(PATIENTLY);
        JsonNode proposal = read(call(page, "POST", "/api/policies/proposals", Map.of("title", "Fewer examples")));
        String path = "/api/policies/proposals/" + proposal.get("id").asText() + "/file?path=" + EXAMPLES;
        put(page, path, """
                policy: GR-015
                examples:
                  - {name: a refund, given: [{promise: {kind: refund, proven: false}}], expect: hold}
                  - {name: another refund, given: [{promise: {kind: refund, proven: false}}], expect: hold}
                  - {name: nothing, expect: miss}
                  - {name: nothing again, expect: miss}
                """);
        page.navigate(studio.url("/admin/policies/proposals/" + proposal.get("id").asText() + "?show=survivors"));
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change and run the examples"))).isVisible(PATIENTLY);
        cleanOfBarriers(page);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change and run the examples")).click();

        Locator unnoticed = page.locator(".impact").filter(new Locator.FilterOptions().setHasText("GR-015"));
        assertThat(unnoticed.first()).isVisible(PATIENTLY);
        page.getByLabel("Only policies that this proposal adds or changes").press("Space");
        assertThat(page.locator(".impact").filter(new Locator.FilterOptions().setHasNotText("GR-015"))).hasCount(0);
        assertThat(unnoticed.first()).containsText("It matters for example with");
        cleanOfBarriers(page);
        shot(page, "survivors");
        unnoticed.first().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Open its examples: GR-015")).click();
        assertThat(page.locator(".cm-content")).containsText("another refund");
        page.context().close();
    }

    /** Keeps a picture where {@code bailiwick.shots} names a folder. */
    private static void shot(Page page, String name) {
        String folder = System.getProperty("bailiwick.shots");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }
}
