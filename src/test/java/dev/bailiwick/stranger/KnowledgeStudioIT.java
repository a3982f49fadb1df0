package dev.bailiwick.stranger;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bailiwick.stranger.Studio.ADMIN;
import static dev.bailiwick.stranger.Studio.PATIENTLY;
import static dev.bailiwick.stranger.Studio.cleanOfBarriers;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the assistant may quote, as people read it in the studio: articles as of a moment, search, gaps, and citations that lead there. */
@ExtendWith(InTheStudio.class)
class KnowledgeStudioIT {

    private static final LocatorAssertions.ContainsTextOptions PATIENT_TEXT = new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    @BeforeAll
    static void twoCustomersAsk(Studio studio) {
        studio.begin("knowledge-1", "How long does a new debit card take to arrive?");
        studio.begin("knowledge-2", "Do you sell submarines to penguins?");
    }

    @Test
    void theListAndTheTextAreThoseOfTheMomentThatIsAskedFor(Studio studio) {
        Page page = studio.at(ADMIN, ColorScheme.LIGHT, "/admin/knowledge?asOf=2025-06-01T00:00:00Z");
        assertThat(row(page, "en/fees-2025")).containsText("In force", PATIENT_TEXT);
        assertThat(row(page, "en/fees-2026")).containsText("To come");
        cleanOfBarriers(page);
        shot(page, "articles");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Now")).click();
        assertThat(row(page, "en/fees-2025")).containsText("Over", PATIENT_TEXT);
        page.getByLabel("Title, id, topic or owner").fill("nothing of that name");
        assertThat(page.getByText("No article fits")).isVisible();
        cleanOfBarriers(page);

        page.navigate(studio.url("/admin/knowledge/en/fees-2025?asOf=2025-06-01T00:00:00Z"));
        assertThat(page.locator(".passage").first()).isVisible(PATIENTLY);
        assertThat(page.getByText("Nothing of this article was in force at this moment")).hasCount(0);
        cleanOfBarriers(page);
        shot(page, "article");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Now")).click();
        assertThat(page.getByText("Nothing of this article was in force at this moment")).isVisible(PATIENTLY);
        page.navigate(studio.url("/admin/knowledge/en/nothing"));
        assertThat(page.getByText("That did not work")).isVisible(PATIENTLY);
        cleanOfBarriers(page);
        page.context().close();
    }

    @Test
    void aSearchShowsWhatTheAssistantWouldFindAndWhyNothingFits(Studio studio) {
        Page page = studio.at(ADMIN, ColorScheme.DARK, "/admin/knowledge?show=search");
        assertThat(page.getByText("Ask something")).isVisible(PATIENTLY);
        cleanOfBarriers(page);

        search(page, "How long does a new debit card take to arrive?");
        assertThat(page.getByText("near enough to quote").first()).isVisible(PATIENTLY);
        assertThat(page.getByText("Nothing here would be quoted")).hasCount(0);
        cleanOfBarriers(page);
        shot(page, "search");

        search(page, "Do you sell submarines to penguins?");
        assertThat(page.getByText("Nothing here would be quoted")).isVisible(PATIENTLY);
        assertThat(page.getByText(Pattern.compile("is needed to quote one to a customer"))).isVisible();
        cleanOfBarriers(page);
        page.context().close();
    }

    @Test
    void aGapLeadsToItsConversationAndACitationToTheArticleAsOfThen(Studio studio) {
        Page page = studio.at(ADMIN, ColorScheme.LIGHT, "/admin/knowledge?show=gaps");
        Locator gap = page.locator(".gap").filter(new Locator.FilterOptions().setHasText("submarines"));
        assertThat(gap).isVisible(PATIENTLY);
        cleanOfBarriers(page);
        shot(page, "gaps");
        gap.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("knowledge-2")).click();
        assertThat(page).hasURL(Pattern.compile(".*/conversations/knowledge-2.*"));

        page.navigate(studio.url("/admin/conversations/knowledge-1"));
        Locator reply = page.locator(".said[data-by=assistant]").first();
        assertThat(reply.locator(".markdown p").first()).isVisible(PATIENTLY);
        assertThat(reply).not().containsText("**");
        cleanOfBarriers(page);
        shot(page, "transcript");
        reply.locator("a.said-cited").first().click();
        assertThat(page).hasURL(Pattern.compile(".*/admin/knowledge/en/[a-z-]+\\?asOf=.*"));
        assertThat(page.getByText(Pattern.compile("cited (once|\\d+ times) in 90 days")).first()).isVisible(PATIENTLY);
        page.context().close();
    }

    private static Locator row(Page page, String article) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(article));
    }

    private static void search(Page page, String words) {
        page.getByLabel("A customer’s message").fill(words);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search").setExact(true)).click();
    }

    /** Keeps a picture where {@code bailiwick.shots} names a folder. */
    private static void shot(Page page, String name) {
        String folder = System.getProperty("bailiwick.shots");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }
}
