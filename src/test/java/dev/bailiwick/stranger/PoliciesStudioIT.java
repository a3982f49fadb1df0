package dev.bailiwick.stranger;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bailiwick.stranger.Studio.cleanOfBarriers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.bailiwick.release.change.Proposals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Policies looked at closely in the studio: the page of one in force, and which small changes of a proposal no example notices. */
class PoliciesStudioIT {

    private static final String ADMIN_PASSWORD = "stranger-admin-password-42";
    private static final String EXAMPLES = "rules/drl/money/GR-015-money-promised-without-proof.examples.yaml";
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY = new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static RunningServer server;
    private static Browser browser;

    @BeforeAll
    static void start() {
        var chromium = Browser.chromium();
        if (chromium.isEmpty() && Browser.isInsistedOn()) {
            throw new AssertionError("no Chromium was found, and BAILIWICK_CHROMIUM_REQUIRED insists on one: apt-get install chromium");
        }
        assumeTrue(chromium.isPresent(), "the studio's browser tests were left out: no Chromium was found (BAILIWICK_CHROMIUM names one)");
        server = new RunningServer();
        browser = new Browser(chromium.get(), server.url());
    }

    @AfterAll
    static void nothingLeftTheMachineAndNothingBroke() {
        if (browser != null) {
            List<String> outside = browser.outside();
            List<String> broken = browser.broken();
            browser.close();
            server.close();
            assertThat(outside).as("what pages asked of others").isEmpty();
            assertThat(broken).as("what the policy forbade, and scripts that broke").isEmpty();
        }
    }

    @Test
    void aPolicyInForceIsShownAsItRunsWithItsExamplesAndWhoAnswersForIt() {
        Page page = signedIn("admin", ADMIN_PASSWORD, ColorScheme.LIGHT, "/admin/policies");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Money promised without proof")).click();

        assertThat(page).hasURL(Pattern.compile(".*/admin/policies/GR-015$"));
        assertThat(page.locator("pre.words").first()).containsText("rule \"GR-015");
        assertThat(page.locator("pre.words").nth(1)).containsText("a refund nobody decided");
        assertThat(page.getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName("Owner"))).isVisible();
        cleanOfBarriers(page);
        shot(page, "policy");
        page.navigate(server.url() + "/admin/policies/GR-999");
        assertThat(page.getByText("GR-999 is not in force")).isVisible(PATIENTLY);
        cleanOfBarriers(page);
        page.context().close();
    }

    @Test
    void aSmallChangeThatNoExampleNoticesIsNamedAndLeadsToTheExamples() throws IOException {
        Page page = signedIn("petra", person("petra", "officer"), ColorScheme.DARK, "/admin/policies?show=proposals");
        assertThat(page.getByText("Proposals").first()).isVisible(PATIENTLY);
        JsonNode proposal = JSON.readTree(call(page, "POST", "/api/policies/proposals", JSON.writeValueAsString(Map.of("title", "Fewer examples"))));
        String path = "/api/policies/proposals/" + proposal.get("id").asText() + "/file?path=" + EXAMPLES;
        call(page, "PUT", path, """
                policy: GR-015
                examples:
                  - {name: a refund, given: [{promise: {kind: refund, proven: false}}], expect: hold}
                  - {name: another refund, given: [{promise: {kind: refund, proven: false}}], expect: hold}
                  - {name: nothing, expect: miss}
                  - {name: nothing again, expect: miss}
                """);
        page.navigate(server.url() + "/admin/policies/proposals/" + proposal.get("id").asText() + "?show=survivors");
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
        unnoticed.first().getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator(".cm-content")).containsText("another refund");
        page.context().close();
    }

    private static Page signedIn(String name, String password, ColorScheme scheme, String path) {
        Page page = browser.stranger(scheme);
        page.navigate(server.url() + path);
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
        return page;
    }

    private static String person(String name, String role) throws IOException {
        Page admin = signedIn("admin", ADMIN_PASSWORD, ColorScheme.LIGHT, "/admin/account");
        String made = call(admin, "POST", "/api/accounts", JSON.writeValueAsString(Map.of("name", name, "roles", List.of(role))));
        admin.context().close();
        String first = JSON.readTree(made).get("password").asText();
        String own = "a sentence of " + name + "'s own";
        Page page = signedIn(name, first, ColorScheme.LIGHT, "/admin/account");
        call(page, "POST", "/api/account/password", JSON.writeValueAsString(Map.of("before", first, "after", own)));
        page.context().close();
        return own;
    }

    /** What a page's script could do by hand. */
    private static String call(Page page, String method, String path, String body) {
        return (String) page.evaluate("""
                async ([method, path, body]) => {
                    const {token} = await (await fetch('/api/account')).json();
                    const type = method === 'PUT' ? 'application/octet-stream' : 'application/json';
                    const answer = await fetch(path, {method, body, headers: {'Content-Type': type, [token.header]: token.value}});
                    if (!answer.ok) {
                        throw new Error(answer.status + ' ' + await answer.text());
                    }
                    return answer.text();
                }""", List.of(method, path, body));
    }

    /** Keeps a picture where {@code bailiwick.shots} names a folder. */
    private static void shot(Page page, String name) {
        String folder = System.getProperty("bailiwick.shots");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }
}
