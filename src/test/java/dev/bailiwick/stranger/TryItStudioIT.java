package dev.bailiwick.stranger;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bailiwick.stranger.Studio.PATIENTLY;
import static dev.bailiwick.stranger.Studio.button;
import static dev.bailiwick.stranger.Studio.call;
import static dev.bailiwick.stranger.Studio.cleanOfBarriers;
import static dev.bailiwick.stranger.Studio.read;
import static dev.bailiwick.stranger.Studio.tab;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Try it in the studio: what may be answered and what may not, why, the way on the drawing, a proposal, and what should not have been said. */
@ExtendWith(InTheStudio.class)
class TryItStudioIT {

    private static final String PATH = "rules/drl/people/GR-904-cards-go-to-people.dslr";
    private static final String POLICY = """
            rule "GR-904 whatever is long goes to people"
                @status("active") @owner("Compliance") @since("2026-01-01") @review("2027-01-15")
                @basis("A test: long messages are read by people")
                @errs("Whoever writes only a few words.")
            when
                the message has at least 10 characters
            then
                hand off to "front-desk" because "Long messages are read by people."
            end
            """;
    private static final String EXAMPLES = """
            policy: GR-904
            examples:
              - {name: long, given: [{message: {length: 60}}], expect: hit}
              - {name: the limit, given: [{message: {length: 10}}], expect: hit}
              - {name: one less, given: [{message: {length: 9}}], expect: miss}
              - {name: a word, given: [{message: {length: 4}}], expect: miss}
            """;

    private final Studio studio;

    TryItStudioIT(Studio studio) {
        this.studio = studio;
    }

    @Test
    void whatMayBeAnsweredAndWhatMayNotIsTriedAndSeenWithWhyAndOnTheDrawing() {
        Page page = studio.signedIn(studio.person("tina", "officer"), ColorScheme.LIGHT, "/admin/try");
        assertThat(page.getByText("Nothing was tried yet")).isVisible(PATIENTLY);
        cleanOfBarriers(page);
        begin(page);

        write(page, "How do I order a new debit card?");
        assertThat(saidBy(page, "assistant")).hasCount(1);
        assertThat(saidBy(page, "assistant").first()).containsText("Cards → Order a card");
        assertThat(page.locator(".why-card").filter(has("Judged the draft: allowed")).first()).isVisible();
        cleanOfBarriers(page);

        write(page, "Should I put my savings into shares or into bonds?");
        assertThat(saidBy(page, "assistant")).hasCount(2);
        Locator declined = page.locator(".why-card").filter(has("GR-010")).first();
        assertThat(declined).isVisible();
        assertThat(declined).containsText("declined");

        tab(page, "The way").click();
        assertThat(page.locator(".drawing [data-element-id=Task_JudgeMessage]").first()).isVisible(PATIENTLY);
        assertThat(page.locator("p[aria-live=polite]").filter(has("1 of "))).isVisible();
        assertThat(page.locator("p[aria-live=polite]").filter(has("Customer wrote"))).isVisible();
        button(page, "Next").click();
        assertThat(page.locator("p[aria-live=polite]").filter(has("2 of "))).isVisible();
        cleanOfBarriers(page);
        page.context().close();
    }

    @Test
    void whatShouldNotHaveBeenSaidBecomesAScenarioThatFailsAndIsTakenAway() throws IOException {
        Page page = studio.signedIn(studio.person("tom", "officer"), ColorScheme.DARK, "/admin/try");
        begin(page);
        write(page, "How do I order a new debit card?");
        assertThat(saidBy(page, "assistant")).hasCount(1);

        button(page, "This should not have been said: make a scenario").click();
        Locator text = page.getByLabel("The scenario");
        assertThat(text).isVisible(PATIENTLY);
        assertThat(text.inputValue()).contains("customer: \"How do I order a new debit card?\"", "never-answered-from: [en/order-a-card]");
        cleanOfBarriers(page);
        Download download = page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Download")).click());
        assertThat(download.suggestedFilename()).isEqualTo("not-said-trial-1.yaml");
        assertThat(Files.readString(download.path(), StandardCharsets.UTF_8)).isEqualTo(text.inputValue());
        button(page, "Play it by what is in force").click();
        assertThat(page.getByText("It fails, by what is in force")).isVisible(PATIENTLY);
        assertThat(page.getByText("should be never-answered-from en/order-a-card")).isVisible();
        cleanOfBarriers(page);
        page.context().close();
    }

    @Test
    void aProposalIsTriedAsItsAuthorLeavesIt() {
        Page page = studio.signedIn(studio.person("tess", "officer"), ColorScheme.LIGHT, "/admin/account");
        page.waitForURL(address -> !address.contains("/login"));
        String id = read(call(page, "POST", "/api/policies/proposals", Map.of("title", "Long messages go to people"))).get("id").asText();
        put(page, "/api/policies/proposals/" + id + "/file?path=" + PATH, POLICY);
        put(page, "/api/policies/proposals/" + id + "/file?path=" + PATH.replace(".dslr", ".examples.yaml"), EXAMPLES);
        page.navigate(studio.url("/admin/try?proposal=" + id));
        begin(page);

        write(page, "How do I order a new debit card?");

        assertThat(page.locator(".why-card").filter(has("GR-904")).first()).isVisible(PATIENTLY);
        assertThat(page.getByText("The conversation is observing")).isVisible();
        cleanOfBarriers(page);
        page.context().close();
    }

    private static void begin(Page page) {
        button(page, "Begin a trial").click();
        assertThat(page.getByLabel("What the customer writes")).isVisible(PATIENTLY);
    }

    private static void write(Page page, String words) {
        page.getByLabel("What the customer writes").fill(words);
        button(page, "Write").click();
        assertThat(saidBy(page, "customer").filter(has(words))).isVisible(PATIENTLY);
    }

    private static Locator saidBy(Page page, String who) {
        return page.locator(".try-said[data-by=" + who + "]");
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static void put(Page page, String path, String text) {
        page.evaluate("""
                async ([path, body]) => {
                    const {token} = await (await fetch('/api/account')).json();
                    const headers = {'Content-Type': 'application/octet-stream', [token.header]: token.value};
                    const answer = await fetch(path, {method: 'PUT', body, headers});
                    if (!answer.ok) {
                        throw new Error(answer.status + ' ' + await answer.text());
                    }
                }""", java.util.List.of(path, text));
    }
}
