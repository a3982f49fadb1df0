package dev.bailiwick.stranger;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bailiwick.stranger.Studio.PATIENTLY;
import static dev.bailiwick.stranger.Studio.cleanOfBarriers;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Moments as somebody sees and types them whose browser lives elsewhere than the company, whose desk is in Dublin. */
@ExtendWith(InTheStudio.class)
class TimesInTheStudioIT {

    private static final ZoneId COMPANY = ZoneId.of("Europe/Dublin");
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd MMM, HH:mm", Locale.UK).withZone(COMPANY);

    private final Studio studio;
    private final Page page;

    TimesInTheStudioIT(Studio studio) {
        this.studio = studio;
        this.page = studio.elsewhere("Asia/Tokyo", Studio.ADMIN);
    }

    @Test
    void aMomentIsToldInTheCompanysZoneAndExactlyUnderTheKeysFocus() {
        page.navigate(studio.url("/admin/people"));
        Locator moment = page.locator("main time").first();
        assertThat(moment).isVisible(PATIENTLY);
        String at = moment.getAttribute("datetime");

        assertThat(moment).hasText(SHORT.format(Instant.parse(at)));
        moment.focus();

        assertThat(page.getByRole(AriaRole.TOOLTIP)).containsText(Pattern.compile("\\d\\.\\d{3} .*in Europe/Dublin, \\d{4}-.* UTC"));
        cleanOfBarriers(page);
        page.context().close();
    }

    @Test
    void aMomentIsTypedAsTheCompanysClocksShowIt() {
        page.navigate(studio.url("/admin/knowledge"));
        Locator asOf = page.getByLabel("As of");
        assertThat(asOf).isVisible(PATIENTLY);

        asOf.fill("2026-07-01T12:00");

        page.waitForURL(address -> address.contains("2026-07-01T11%3A00%3A00.000Z"));
        page.reload();
        assertThat(asOf).hasValue("2026-07-01T12:00");
        page.context().close();
    }

    @Test
    void anHourThatClocksLeaveOutIsRefusedAndOfOneThatComesTwiceTheFirstIsMeant() {
        page.navigate(studio.url("/admin/knowledge"));
        Locator asOf = page.getByLabel("As of");
        assertThat(asOf).isVisible(PATIENTLY);

        asOf.fill("2026-03-29T01:30");

        assertThat(page.getByText("There is no 2026-03-29 01:30 in Europe/Dublin")).isVisible();
        assertThat(page.url()).doesNotContain("2026-03-29");
        cleanOfBarriers(page);

        asOf.fill("2025-10-26T01:30");

        assertThat(page.getByText("This time comes twice in Europe/Dublin, because clocks go back: the first is meant, 2025-10-26 00:30 UTC.")).isVisible();
        page.waitForURL(address -> address.contains("2025-10-26T00%3A30%3A00.000Z"));
        page.context().close();
    }
}
