package dev.bailiwick.stranger;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bailiwick.stranger.Studio.PATIENTLY;
import static dev.bailiwick.stranger.Studio.button;
import static dev.bailiwick.stranger.Studio.cleanOfBarriers;
import static dev.bailiwick.stranger.Studio.tab;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.bailiwick.channel.Receiver.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From an officer's sign-in to what a customer hears of it, and back again by the approver's hand. */
@ExtendWith(InTheStudio.class)
class OfficersAfternoonIT {

    private static final String QUESTION = "How long does a new debit card take to arrive?";
    private static final String POLICY = "rules/drl/people/GR-901-long-questions-are-for-people.dslr";
    private static final String EXAMPLES = POLICY.replace(".dslr", ".examples.yaml");
    private static final String BEGUN = """
            rule "GR-901 long questions are for people"
                @status("active") @owner("Operations") @since("2026-01-01") @review("2027-01-15")
                @basis("A trial of one afternoon")
                @errs("None known.")
            when
            """;
    private static final String THEN = """

            then
                hand off to "front-desk" because "Whoever asks at length is answered by a person."
            end
            """;
    private static final String WRONG_EXAMPLE = """
            policy: GR-901
            examples:
              - name: asks in a whole sentence
                given:
                  - message: {length: 46}
                expect: miss
              - name: asks in several
                given:
                  - message: {length: 300}
                expect: hand-off to front-desk
              - name: says little
                given:
                  - message: {length: 12}
                expect: miss
              - name: says nearly enough
                given:
                  - message: {length: 39}
                expect: miss
            """;

    @Test
    void aPolicyIsWrittenCheckedTriedSignedHeardAndTakenBack(Studio studio) {
        studio.begin("afternoon-1", QUESTION);
        assertThat(studio.server().receiver().next("afternoon-1").type()).isEqualTo("agent.message");
        Page officer = studio.signedIn(studio.person("orla", "officer", "approver", "auditor"), ColorScheme.LIGHT, "/admin/policies");

        String proposal = proposed(officer);
        exampleMended(officer);
        triedAndSubmitted(officer);
        approvedBySomebodyElse(studio, proposal);
        heardAndSeen(studio, officer);
        returned(studio);
    }

    private static String proposed(Page officer) {
        officer.getByLabel("Filter policies").fill("GR-021");
        assertThat(officer.getByText("a person is asked for").first()).isVisible(PATIENTLY);
        tab(officer, "Proposals").click();
        officer.getByLabel("What is to change?").fill("Long questions are for people");
        button(officer, "Begin a proposal").click();
        button(officer, "Add a policy").click();
        officer.getByLabel("File of the new policy").fill(POLICY);
        button(officer, "Open").click();

        // The mistake is marked, and what was probably meant is said.
        Locator editor = officer.locator(".cm-content");
        assertThat(editor).isVisible(PATIENTLY);
        write(officer, BEGUN + "    the massage has at least 40 characters" + THEN);
        assertThat(officer.locator(".cm-lintRange-warning")).isVisible(PATIENTLY);
        officer.locator(".cm-lintRange-warning").hover();
        assertThat(officer.getByText("The nearest is: the message has at least")).isVisible(PATIENTLY);

        // The sentence is offered after its first words.
        write(officer, BEGUN);
        officer.keyboard().press("Control+End");
        officer.keyboard().type("    the message has at least");
        Locator offered = officer.locator(".cm-tooltip-autocomplete li")
                .filter(new Locator.FilterOptions().setHasText("the message has at least {length} characters"));
        assertThat(offered).isVisible(PATIENTLY);
        offered.click();
        officer.keyboard().type("40");
        officer.keyboard().press("Escape");
        officer.keyboard().press("Control+End");
        officer.keyboard().insertText(THEN);
        assertThat(officer.locator(".cm-lintRange-warning")).hasCount(0);
        assertThat(editor).containsText("the message has at least 40 characters");
        button(officer, "Save").click();
        assertThat(button(officer, "Save")).isDisabled();
        return officer.url().replaceFirst(".*/proposals/([^?]+).*", "$1");
    }

    private static void exampleMended(Page officer) {
        button(officer, "Add a policy").click();
        officer.getByLabel("File of the new policy").fill(EXAMPLES);
        button(officer, "Open").click();
        assertThat(officer.getByText(EXAMPLES).first()).isVisible();
        assertThat(officer.locator(".cm-content")).isVisible(PATIENTLY);
        write(officer, WRONG_EXAMPLE);
        button(officer, "Save").click();
        button(officer, "Check").click();
        Locator found = officer.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("What the check found"));
        assertThat(found.getByText("GR-901").first()).isVisible(PATIENTLY);
        cleanOfBarriers(officer);

        write(officer, WRONG_EXAMPLE.replaceFirst("expect: miss", "expect: hand-off to front-desk"));
        button(officer, "Save").click();
        button(officer, "Check").click();
        assertThat(officer.getByText("Every example passes")).isVisible(PATIENTLY);
        assertThat(found).hasCount(0);
    }

    private static void triedAndSubmitted(Page officer) {
        button(officer, "Try on the past").click();
        assertThat(officer.getByText("judgements would have been others")).isVisible(PATIENTLY);
        Locator changed = officer.locator(".impact a").filter(new Locator.FilterOptions().setHasText("afternoon-1"));
        String there = changed.first().getAttribute("href");
        Page read = officer.context().newPage();
        read.navigate(officer.url().replaceFirst("/admin/.*", "") + there);
        assertThat(read.getByText(QUESTION).first()).isVisible(PATIENTLY);
        read.close();

        button(officer, "Submit for approval").click();
        assertThat(officer.getByText("Somebody else approves this")).isVisible(PATIENTLY);
        assertThat(button(officer, "Approve")).hasCount(0);
    }

    private static void approvedBySomebodyElse(Studio studio, String proposal) {
        Page approver = studio.at(studio.person("aoife", "approver"), ColorScheme.DARK, "/admin/policies/proposals/" + proposal);
        Locator text = approver.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(POLICY)).locator("[data-what=in]");
        assertThat(text.filter(new Locator.FilterOptions().setHasText("the message has at least 40 characters"))).isVisible(PATIENTLY);
        assertThat(approver.getByText("2 files new, 0 changed, 0 taken out")).isVisible();
        cleanOfBarriers(approver);
        button(approver, "Approve").click();
        assertThat(approver.getByText("In force").first()).isVisible(PATIENTLY);
        approver.context().close();
    }

    private static void heardAndSeen(Studio studio, Page officer) {
        studio.begin("afternoon-2", QUESTION);
        Attempt handed = ofType(studio, "afternoon-2", "conversation.hand_off");
        assertThat(handed.body().at("/data/reason_code").asText()).isEqualTo("GR-901");
        assertThat(handed.body().at("/data/target").asText()).isEqualTo("front-desk");

        officer.locator(".frame-menu").getByText("Conversations").click();
        officer.locator("a.list-row").filter(new Locator.FilterOptions().setHasText("afternoon-2")).click();
        assertThat(officer.locator(".why-card").filter(new Locator.FilterOptions().setHasText("GR-901")).first()).isVisible(PATIENTLY);
        cleanOfBarriers(officer);
        officer.context().close();
    }

    private static void returned(Studio studio) {
        Page approver = studio.at("aoife", ColorScheme.LIGHT, "/admin/policies?show=books");
        button(approver, "Return to the book before").first().click();
        Locator asked = approver.getByRole(AriaRole.DIALOG);
        asked.getByLabel("Because").fill("The afternoon is over.");
        asked.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Return to the book before")).click();
        assertThat(approver.getByText("returned", new Page.GetByTextOptions().setExact(true)).first()).isVisible(PATIENTLY);
        approver.context().close();

        studio.begin("afternoon-3", QUESTION);
        Attempt heard = studio.server().receiver().next("afternoon-3");
        assertThat(heard.type()).isEqualTo("agent.message");
        assertThat(heard.body().at("/data/body").asText()).isEqualTo(studio.server().receiver().attempts("afternoon-1").stream()
                .filter(one -> one.type().equals("agent.message")).findFirst().orElseThrow().body().at("/data/body").asText());
    }

    private static Attempt ofType(Studio studio, String conversation, String type) {
        for (int events = 0; events < 10; events++) {
            Attempt next = studio.server().receiver().next(conversation);
            if (next.type().equals(type)) {
                return next;
            }
        }
        throw new AssertionError("no " + type + " among ten events of " + conversation);
    }

    private static void write(Page page, String text) {
        page.locator(".cm-content").focus();
        page.keyboard().press("Control+a");
        page.keyboard().insertText(text);
        page.keyboard().press("Escape");
    }
}
