package dev.bailiwick.stranger;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bailiwick.stranger.Studio.ADMIN;
import static dev.bailiwick.stranger.Studio.PATIENTLY;
import static dev.bailiwick.stranger.Studio.call;
import static dev.bailiwick.stranger.Studio.cleanOfBarriers;
import static dev.bailiwick.stranger.Studio.read;
import static dev.bailiwick.stranger.Studio.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The studio of the running jar in a real browser, as people with different roles use it. */
@ExtendWith(InTheStudio.class)
class StudioIT {

    @BeforeAll
    static void twoCustomersWrite(Studio studio) {
        studio.begin("studio-1", "How long does a new debit card take to arrive?");
        studio.begin("studio-2", "Which shares should I buy with my savings?");
    }

    @Test
    void aDeepLinkLeadsOverTheSignInPageToWhyAMessageWasSaidAndTheWayItTook(Studio studio) {
        Page page = studio.browser().stranger(ColorScheme.LIGHT);
        page.navigate(studio.url("/admin/conversations/studio-1?show=path"));
        assertThat(page).hasURL(Pattern.compile(".*/login.*"));

        studio.signIn(page, ADMIN);

        assertThat(page).hasURL(studio.url("/admin/conversations/studio-1?show=path"));
        assertThat(page.locator(".said[data-by=assistant]").first()).isVisible(PATIENTLY);
        assertThat(page.locator(".djs-container svg .walked").first()).isVisible(PATIENTLY);
        assertThat(page.locator(".bjs-powered-by")).isVisible();
        String first = page.getByText(Pattern.compile("^1 of \\d+:")).textContent();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Next").setExact(true)).click();
        assertThat(page.getByText(Pattern.compile("^2 of \\d+:"))).isVisible();
        assertThat(first).isNotBlank();
        cleanOfBarriers(page);

        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Why")).click();
        assertThat(page.locator(".why-card").filter(new Locator.FilterOptions().setHasText("Judged the draft")).first()).isVisible();
        cleanOfBarriers(page);
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Ledger")).click();
        assertThat(page.getByText("Every entry follows from the one before")).isVisible();
        cleanOfBarriers(page);
        page.context().close();
    }

    @Test
    void theListNarrowsAndMovesByItself(Studio studio) {
        Page page = studio.at(ADMIN, ColorScheme.DARK, "/admin/conversations");
        Locator rows = page.locator("a.list-row");
        assertThat(rows.filter(new Locator.FilterOptions().setHasText("studio-2"))).isVisible(PATIENTLY);
        assertThat(rows.filter(new Locator.FilterOptions().setHasText("GR-010"))).isVisible(PATIENTLY);
        cleanOfBarriers(page);

        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Conversation or customer")).fill("studio-1");
        assertThat(rows).hasCount(1);
        assertThat(page).hasURL(Pattern.compile(".*text=studio-1.*"));
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Conversation or customer")).fill("nobody of that name");
        assertThat(page.getByText("No conversation fits")).isVisible();
        cleanOfBarriers(page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show all")).click();
        studio.begin("studio-live", "Hello, is anybody there?");
        assertThat(rows.filter(new Locator.FilterOptions().setHasText("studio-live"))).isVisible(PATIENTLY);
        page.context().close();
    }

    @Test
    void anOfficerIsOfferedTheNearestSentenceAndToldTheLineThatTheCheckRefuses(Studio studio) {
        Page page = studio.at(studio.person("olga", "officer"), ColorScheme.LIGHT, "/admin/policies");
        assertThat(page.getByText("GR-010").first()).isVisible(PATIENTLY);
        cleanOfBarriers(page);
        JsonNode proposal = read(call(page, "POST", "/api/policies/proposals", Map.of("title", "Paper")));
        page.navigate(studio.url("/admin/policies/proposals/" + proposal.get("id").asText()
                + "?file=rules/drl/advice/GR-010-no-advice-on-investments.dslr"));
        Locator line = page.locator(".cm-line").filter(new Locator.FilterOptions().setHasText("the message is near"));
        assertThat(line.first()).isVisible(PATIENTLY);

        line.first().click();
        page.keyboard().press("End");
        page.keyboard().type("!");
        assertThat(page.locator(".cm-lintRange-warning").first()).isVisible(PATIENTLY);
        cleanOfBarriers(page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save").setExact(true)).click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Check").setExact(true)).click();

        assertThat(page.getByText(Pattern.compile("GR-010-no-advice-on-investments.dslr, line \\d+:"))).isVisible(PATIENTLY);
        cleanOfBarriers(page);
        page.context().close();
    }

    @Test
    void whoMayNotSeeAPageCannotSeeItByHandEither(Studio studio) {
        Page page = studio.at(studio.person("otto", "operator"), ColorScheme.LIGHT, "/admin/conversations");
        assertThat(page.getByText("There is nothing here")).isVisible(PATIENTLY);
        assertThat(page.locator(".frame-menu").getByText("Conversations")).hasCount(0);
        cleanOfBarriers(page);

        for (String path : List.of("/api/conversations", "/api/conversations/studio-1", "/api/conversations/studio-1/path",
                "/api/conversations/studio-1/ledger", "/api/accounts", "/api/policies")) {
            assertThat(((Number) page.evaluate("path => fetch(path).then(answer => answer.status)", path)).intValue()).as(path).isEqualTo(403);
        }
        page.navigate(studio.url("/ledger/studio-1"));
        assertThat(page).hasURL(Pattern.compile(".*/admin.*"));
        page.context().close();
    }

    @Test
    void whoHasAFirstPasswordChoosesAnotherBeforeAnythingElse(Studio studio) {
        String first = studio.firstPassword("nina", "auditor");
        Page page = studio.browser().stranger(ColorScheme.LIGHT);
        page.navigate(studio.url("/admin/conversations"));
        signIn(page, "nina", first);
        assertThat(page.getByText("Somebody else has seen your first password")).isVisible(PATIENTLY);
        cleanOfBarriers(page);

        page.getByLabel("Password so far").fill(first);
        page.getByLabel("New password", new Page.GetByLabelOptions().setExact(false)).first().fill("a sentence of nina's own");
        page.getByLabel("New password again").fill("a sentence of nina's own");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change the password")).click();

        assertThat(page.locator("a.list-row").first()).isVisible(PATIENTLY);
        page.context().close();
    }

    @Test
    void aSessionThatEndedLeadsOverTheSignInPageBackToThePlace(Studio studio) {
        Page page = studio.at(ADMIN, ColorScheme.LIGHT, "/admin/conversations?status=active");
        assertThat(page.locator("a.list-row").first()).isVisible(PATIENTLY);

        page.context().clearCookies();
        assertThat(page.getByText("You are signed out")).isVisible(PATIENTLY);
        cleanOfBarriers(page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in again")).click();
        studio.signIn(page, ADMIN);

        assertThat(page).hasURL(studio.url("/admin/conversations?status=active"), new PageAssertions.HasURLOptions().setTimeout(30_000));
        page.context().close();
    }

    @Test
    void thePaletteAndTheOtherPagesAreReachedByKeysAndCleanOfBarriers(Studio studio) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = studio.at(ADMIN, scheme, "/admin");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).isVisible(PATIENTLY);
            page.keyboard().press("Control+k");
            assertThat(page.getByPlaceholder("What would you like to do?")).isVisible();
            cleanOfBarriers(page);
            page.keyboard().type("Go to API");
            page.keyboard().press("Enter");
            assertThat(page.getByText("GET").first()).isVisible(PATIENTLY);
            cleanOfBarriers(page);
            page.context().close();
        }
    }
}
