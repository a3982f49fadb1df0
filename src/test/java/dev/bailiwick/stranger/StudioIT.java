package dev.bailiwick.stranger;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The studio of the running jar in a real browser, as people with different roles use it. */
class StudioIT {

    private static final Path AXE = Path.of("admin-ui/node_modules/axe-core/axe.min.js");
    private static final String ADMIN_PASSWORD = "stranger-admin-password-42";
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
        say("studio-1", "How long does a new debit card take to arrive?");
        say("studio-2", "Which shares should I buy with my savings?");
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static void say(String conversation, String words) {
        server.integration().send("POST", "/conversations", "{\"id\":\"%s\",\"customer_id\":\"anna\",\"channel\":\"web\",\"assignee_type\":\"AI Agent\"}"
                .formatted(conversation));
        server.integration().send("POST", "/conversations/" + conversation + "/messages",
                "{\"id\":\"m-1\",\"participant_id\":\"anna\",\"participant_type\":\"Customer\",\"body\":\"%s\"}".formatted(words));
    }

    @Test
    void aDeepLinkLeadsOverTheSignInPageToWhyAMessageWasSaidAndTheWayItTook() {
        Page page = browser.stranger(ColorScheme.LIGHT);
        page.navigate(server.url() + "/admin/conversations/studio-1?show=path");
        assertThat(page).hasURL(Pattern.compile(".*/login.*"));

        signIn(page, "admin", ADMIN_PASSWORD);

        assertThat(page).hasURL(server.url() + "/admin/conversations/studio-1?show=path");
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
    void theListNarrowsAndMovesByItself() {
        Page page = signedIn("admin", ADMIN_PASSWORD, ColorScheme.DARK, "/admin/conversations");
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
        say("studio-live", "Hello, is anybody there?");
        assertThat(rows.filter(new Locator.FilterOptions().setHasText("studio-live"))).isVisible(PATIENTLY);
        page.context().close();
    }

    @Test
    void anOfficerIsOfferedTheNearestSentenceAndToldTheLineThatTheCheckRefuses() throws IOException {
        Page page = signedIn("olga", person("olga", "officer"), ColorScheme.LIGHT, "/admin/policies");
        assertThat(page.getByText("GR-010").first()).isVisible(PATIENTLY);
        cleanOfBarriers(page);
        JsonNode proposal = JSON.readTree(call(page, "POST", "/api/policies/proposals", Map.of("title", "Paper")));
        page.navigate(server.url() + "/admin/policies/proposals/" + proposal.get("id").asText()
                + "?file=rules/drl/advice/GR-010-no-advice-on-investments.dslr");
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
    void whoMayNotSeeAPageCannotSeeItByHandEither() throws IOException {
        String password = person("otto", "operator");
        Page page = signedIn("otto", password, ColorScheme.LIGHT, "/admin/conversations");
        assertThat(page.getByText("There is nothing here")).isVisible(PATIENTLY);
        assertThat(page.locator(".frame-menu").getByText("Conversations")).hasCount(0);
        cleanOfBarriers(page);

        for (String path : List.of("/api/conversations", "/api/conversations/studio-1", "/api/conversations/studio-1/path",
                "/api/conversations/studio-1/ledger", "/api/accounts", "/api/policies")) {
            assertThat(((Number) page.evaluate("path => fetch(path).then(answer => answer.status)", path)).intValue()).as(path).isEqualTo(403);
        }
        page.navigate(server.url() + "/ledger/studio-1");
        assertThat(page).hasURL(Pattern.compile(".*/admin.*"));
        page.context().close();
    }

    @Test
    void whoHasAFirstPasswordChoosesAnotherBeforeAnythingElse() throws IOException {
        String first = firstPassword("nina", "auditor");
        Page page = signedIn("nina", first, ColorScheme.LIGHT, "/admin/conversations");
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
    void aSessionThatEndedLeadsOverTheSignInPageBackToThePlace() {
        Page page = signedIn("admin", ADMIN_PASSWORD, ColorScheme.LIGHT, "/admin/conversations?status=active");
        assertThat(page.locator("a.list-row").first()).isVisible(PATIENTLY);

        page.context().clearCookies();
        assertThat(page.getByText("You are signed out")).isVisible(PATIENTLY);
        cleanOfBarriers(page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in again")).click();
        signIn(page, "admin", ADMIN_PASSWORD);

        assertThat(page).hasURL(server.url() + "/admin/conversations?status=active", new PageAssertions.HasURLOptions().setTimeout(30_000));
        page.context().close();
    }

    @Test
    void thePaletteAndTheOtherPagesAreReachedByKeysAndCleanOfBarriers() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = signedIn("admin", ADMIN_PASSWORD, scheme, "/admin");
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

    @AfterAll
    static void nothingLeftTheMachineAndNothingBroke() {
        if (browser != null) {
            assertThat(browser.outside()).as("what pages asked of others").isEmpty();
            assertThat(browser.broken()).as("what the policy forbade, and scripts that broke").isEmpty();
        }
    }

    private static Page signedIn(String name, String password, ColorScheme scheme, String path) {
        Page page = browser.stranger(scheme);
        page.navigate(server.url() + path);
        signIn(page, name, password);
        return page;
    }

    private static void signIn(Page page, String name, String password) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    }

    /** By WCAG 2.1, levels A and AA. */
    private static void cleanOfBarriers(Page page) {
        page.evaluate(axe());
        @SuppressWarnings("unchecked")
        var found = (List<String>) page.evaluate("""
                async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})).violations
                    .map(one => one.id + ': ' + one.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(' | '))""");
        assertThat(found).as("barriers on " + page.url()).isEmpty();
    }

    private static String axe() {
        try {
            return Files.readString(AXE) + "\n;0";
        } catch (IOException e) {
            throw new AssertionError("the checker of barriers comes with the studio's build: npm ci in admin-ui", e);
        }
    }

    private static String person(String name, String role) throws IOException {
        String first = firstPassword(name, role);
        String own = "a sentence of " + name + "'s own";
        Page page = signedIn(name, first, ColorScheme.LIGHT, "/admin/account");
        call(page, "POST", "/api/account/password", Map.of("before", first, "after", own));
        page.context().close();
        return own;
    }

    private static String firstPassword(String name, String role) throws IOException {
        Page admin = signedIn("admin", ADMIN_PASSWORD, ColorScheme.LIGHT, "/admin/account");
        JsonNode made = JSON.readTree(call(admin, "POST", "/api/accounts", Map.of("name", name, "roles", List.of(role))));
        admin.context().close();
        return made.get("password").asText();
    }

    /** What a page's script could do by hand. */
    private static String call(Page page, String method, String path, Map<String, ?> body) throws IOException {
        return (String) page.evaluate("""
                async ([method, path, body]) => {
                    const {token} = await (await fetch('/api/account')).json();
                    const answer = await fetch(path, {method, body, headers: {'Content-Type': 'application/json', [token.header]: token.value}});
                    if (!answer.ok) {
                        throw new Error(answer.status + ' ' + await answer.text());
                    }
                    return answer.text();
                }""", List.of(method, path, JSON.writeValueAsString(body)));
    }
}
