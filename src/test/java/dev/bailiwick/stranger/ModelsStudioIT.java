package dev.bailiwick.stranger;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bailiwick.stranger.ModelStandIn.says;
import static dev.bailiwick.stranger.Studio.cleanOfBarriers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.bailiwick.channel.Await;
import dev.bailiwick.stranger.ModelStandIn.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Models in the studio: prompts tried and served, what was asked for a turn and how it was mended, and a route switched off from the page. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModelsStudioIT {

    private static final String MODEL = "stand-in-1";
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY = new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);
    private static final Function<Request, String> GOOD = request -> "{\"answer\":\"Cards posted to an address in Ireland normally arrive within 3 to 5"
            + " working days.\",\"citations\":[" + request.passageWith("normally arrive within 3 to 5 working days")
            + "],\"asks_back\":false,\"no_answer\":false}";

    private static ModelStandIn model;
    private static RunningServer server;
    private static Browser browser;

    @BeforeAll
    static void start() {
        var chromium = Browser.chromium();
        if (chromium.isEmpty() && Browser.isInsistedOn()) {
            throw new AssertionError("no Chromium was found, and BAILIWICK_CHROMIUM_REQUIRED insists on one: apt-get install chromium");
        }
        assumeTrue(chromium.isPresent(), "the studio's browser tests were left out: no Chromium was found (BAILIWICK_CHROMIUM names one)");
        model = new ModelStandIn();
        server = new RunningServer(Map.of("BAILIWICK_MODEL_BASE_URL", model.url(), "BAILIWICK_MODEL_API_KEY", "sk-0123456789-never-to-be-seen",
                "BAILIWICK_MODEL_NAME", MODEL, "BAILIWICK_FLOW_SETTLE_WEB", "100ms", "BAILIWICK_GATEWAY_DAILYBUDGET", "5"));
        browser = new Browser(chromium.get(), server.url());
    }

    @AfterAll
    static void nothingLeftTheMachineAndNothingBroke() {
        if (browser != null) {
            List<String> outside = browser.outside();
            List<String> broken = browser.broken();
            browser.close();
            server.close();
            model.close();
            assertThat(outside).as("what pages asked of others").isEmpty();
            assertThat(broken).as("what the policy forbade, and scripts that broke").isEmpty();
        }
    }

    @Test
    @Order(1)
    void theSuitesAreRunFromThePageAndThePromptsServeAfterwards() {
        Page page = signedIn(ColorScheme.LIGHT, "/admin/prompts");
        assertThat(page.getByText("never run").first()).isVisible(PATIENTLY);
        assertThat(page.getByText("not asked").first()).isVisible();
        cleanOfBarriers(page);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Permit").setExact(true)).first().click();
        assertThat(page.getByText("Your name and the reason stand in the ledger")).isVisible();
        cleanOfBarriers(page);
        page.keyboard().press("Escape");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Run the suites")).click();

        assertThat(page.getByText(Pattern.compile("^passed, \\d+ cases")).first()).isVisible(PATIENTLY);
        assertThat(page.getByText("never run")).hasCount(0);
        cleanOfBarriers(page);
        shot(page, "prompts");
        page.context().close();
    }

    @Test
    @Order(2)
    void aTurnsCallsShowTheFlawAndItsMendingAndAreMadeAgain() {
        model.drafts("Kinsale", says("no JSON at all"), says(GOOD, "stop"));
        say("models-1", "How long does a new debit card take to arrive? I live in Kinsale.");
        Await.until("the reply is written down", () -> server.management().get("/api/conversations/models-1/turns/1/calls").text().contains("MENDING"));

        Page page = signedIn(ColorScheme.DARK, "/admin/conversations/models-1?show=calls");
        assertThat(page.getByText(Pattern.compile("^Attempt \\d+, mending")).first()).isVisible(PATIENTLY);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("unparsable"))).first().click();
        assertThat(page.getByText("no JSON at all").first()).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make it again from the records")).click();
        assertThat(page.getByText("came out as then, byte by byte")).isVisible(PATIENTLY);
        cleanOfBarriers(page);
        shot(page, "calls");

        String nothing = server.management().get("/api/conversations/models-1/turns/7/replay").text();
        assertThat(nothing).contains("There was nothing to replay").contains("\"same\":false");
        page.context().close();
    }

    @Test
    @Order(3)
    void aRouteIsSwitchedOffFromThePageWithItsReason() {
        Page page = signedIn(ColorScheme.LIGHT, "/admin/models");
        assertThat(page.getByText("answers as usual")).isVisible(PATIENTLY);
        assertThat(page.locator(".spent li").first()).isVisible(PATIENTLY);
        cleanOfBarriers(page);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Switch " + MODEL)).click();
        page.getByLabel("Why").fill("It answers in German since noon.");
        cleanOfBarriers(page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Switch to draining")).click();

        assertThat(page.getByText(Pattern.compile("by admin: It answers in German since noon"))).isVisible(PATIENTLY);
        assertThat(page.getByText("no longer asked; what is under way comes to its end")).isVisible(PATIENTLY);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change the budget")).click();
        page.getByLabel("A day (UTC)").fill("7.5");
        page.getByLabel("Why").fill("The campaign begins.");
        cleanOfBarriers(page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Set the budget")).click();
        assertThat(page.getByText(Pattern.compile("by admin: The campaign begins"))).isVisible(PATIENTLY);
        assertThat(page.getByText(Pattern.compile(" of 7\\.50"))).isVisible(PATIENTLY);
        shot(page, "models");
        page.context().close();
    }

    private static void say(String conversation, String words) {
        server.integration().send("POST", "/conversations", JsonNodeFactory.instance.objectNode().put("id", conversation).put("customer_id", "anna")
                .put("channel", "web").put("assignee_type", "AI Agent").toString());
        server.integration().send("POST", "/conversations/" + conversation + "/messages", JsonNodeFactory.instance.objectNode().put("id", "m-1")
                .put("participant_id", "anna").put("participant_type", "Customer").put("body", words).toString());
    }

    private static Page signedIn(ColorScheme scheme, String path) {
        Page page = browser.stranger(scheme);
        page.navigate(server.url() + path);
        page.getByLabel("Name").fill("admin");
        page.getByLabel("Password").fill("stranger-admin-password-42");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
        return page;
    }

    /** Keeps a picture where {@code bailiwick.shots} names a folder. */
    private static void shot(Page page, String name) {
        String folder = System.getProperty("bailiwick.shots");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }
}
