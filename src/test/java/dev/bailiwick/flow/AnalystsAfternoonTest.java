package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.flow.change.DrawingTexts;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.ledger.Entry;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.ledger.VerifyLedger;
import dev.bailiwick.release.Releases;
import dev.bailiwick.release.change.Activation;
import dev.bailiwick.release.change.Versions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** A drawing from the first stroke to the day on which the one before comes back, over HTTP and with two people. */
@WholeHouse
class AnalystsAfternoonTest {

    static final String PATH = "processes/bpmn/conversation.bpmn";
    static final String QUESTION = "How long does a new debit card take to arrive?";

    private static final String CHANGED = "Flow_Found_DraftReply";

    private final Talk.House house;
    private final Ledger ledger;
    private final VerifyLedger verify;
    private final Releases releases;
    private final Versions<DrawingTexts> sets;
    private final WebApplicationContext context;
    private final JdbcTemplate database;
    private Web analyst;
    private Web approver;

    @Autowired
    AnalystsAfternoonTest(StartConversation start, ReceiveMessage receive, Conversations conversations, Ledger ledger, VerifyLedger verify,
            Releases releases, Versions<DrawingTexts> sets, WebApplicationContext context, DataSource dataSource) {
        this.house = new Talk.House(start, receive, conversations, ledger);
        this.ledger = ledger;
        this.verify = verify;
        this.releases = releases;
        this.sets = sets;
        this.context = context;
        this.database = new JdbcTemplate(dataSource);
    }

    @BeforeEach
    void peopleWithRoles() throws Exception {
        HeldAssistant.goesOn();
        analyst = Colleagues.signedIn(context, database, "anna", "analyst");
        approver = Colleagues.signedIn(context, database, "adele", "analyst", "approver");
    }

    /** Who asks something to which passages are found is handed off; whatever is said is judged as before. */
    static String whoCouldBeAnsweredIsHandedOff(String drawing) {
        String changed = drawing.replaceFirst("(?s)(<bpmn:sequenceFlow id=\"" + CHANGED + "\".*?outcome == )'found'", "$1'nothing'");
        assertThat(changed).isNotEqualTo(drawing);
        return changed;
    }

    @Test
    void aDrawingIsChangedCheckedApprovedByAnotherHeardByACustomerAndTakenBack() throws Exception {
        Talk underWay = house.withTheAssistant().customerSays(QUESTION);
        assertThat(underWay.reply(1).citations()).isNotEmpty();
        String before = analyst.get("/api/flows").ok().json().get("version").asText();
        String releaseBefore = releases.current().id().value();
        String proposal = begun("Everybody talks to people");
        String drawing = analyst.get(proposal + "/file?path=" + PATH).ok().text();

        draw(proposal, drawing.replace("camunda:topic=\"judge-draft\"", "camunda:topic=\"find-passages\""));
        Web.Answer broken = analyst.post(proposal + "/check");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.json().at("/details/problems/0/path").asText()).isEqualTo(PATH);
        assertThat(broken.json().at("/details/problems/0/line").asInt()).isPositive();

        draw(proposal, whoCouldBeAnsweredIsHandedOff(drawing));
        JsonNode changes = analyst.get(proposal + "/changes").ok().json();
        assertThat(changes).singleElement().satisfies(changed -> {
            assertThat(changed.get("what").asText()).isEqualTo("changed");
            assertThat(changed.at("/elements/changed").toString()).contains(CHANGED);
            assertThat(changed.at("/elements/added")).isEmpty();
            assertThat(changed.at("/elements/moved")).isEmpty();
        });
        analyst.post(proposal + "/check").ok();
        assertThat(analyst.post(proposal + "/submit").json().get("message").asText()).contains("preflight");
        JsonNode held = analyst.post(proposal + "/preflight").ok().json();
        assertThat(held.get("state").asText()).isEqualTo("previewed");
        assertThat(held.at("/preflight/stay").asLong()).isPositive();
        assertThat(held.at("/preflight/conversations").toString()).contains("stays on its drawing", before);
        assertThat(analyst.post("/api/flows/check", Map.of("path", "processes/bpmn/complaint.bpmn", "text",
                analyst.get(proposal + "/file?path=processes/bpmn/complaint.bpmn").text(), "proposal", proposal.substring(proposal.lastIndexOf('/') + 1)))
                .ok().json().get("problems")).as("a drawing is checked with the proposal's others").isEmpty();

        JsonNode submitted = analyst.post(proposal + "/submit").ok().json();
        Map<String, String> yes = Map.of("shown", submitted.get("shown").asText());
        assertThat(analyst.post(proposal + "/approve", yes).json().get("message").asText()).contains("needs the role approver");
        assertThat(approver.post(proposal + "/approve", Map.of("shown", "0".repeat(64))).json().get("message").asText()).contains("look at it again");
        assertThat(analyst.get("/api/flows").json().get("version").asText()).isEqualTo(before);

        assertThat(approver.post(proposal + "/approve", yes).ok().json().get("state").asText()).isEqualTo("in-force");
        try {
            assertThat(analyst.get("/api/flows").json().get("version").asText()).isEqualTo(submitted.get("version").asText());
            assertThat(releases.current().id().value()).isNotEqualTo(releaseBefore);
            house.withTheAssistant().customerSays(QUESTION).untilHandedOff();
            assertThat(underWay.customerSays(QUESTION).reply(2).citations()).as("whoever was being served keeps to the drawing").isNotEmpty();
        } finally {
            approver.post("/api/flows/return", Map.of("because", "The test is over.")).ok();
        }

        assertThat(analyst.get("/api/flows").json().get("version").asText()).isEqualTo(before);
        assertThat(releases.current().id().value()).isEqualTo(releaseBefore);
        assertThat(house.withTheAssistant().customerSays(QUESTION).reply(1).citations()).isNotEmpty();
        assertThat(analyst.get(proposal).json().get("state").asText()).isEqualTo("retired");
        assertThat(analyst.get("/api/flows/versions").ok().json().get(0).get("kind").asText()).isEqualTo("returned");
        assertThat(analyst.get("/api/flows/versions/" + submitted.get("version").asText() + "/file?path=" + PATH).ok().text())
                .isEqualTo(whoCouldBeAnsweredIsHandedOff(drawing));
        assertThat(ledger.entries(ConversationId.COMPANY, 0, 500).stream().map(Entry::kind)).containsSubsequence("drawings-founded", "drawings-proposed",
                "drawings-changed", "drawings-checked", "drawings-previewed", "drawings-submitted", "drawings-approved", "drawings-in-force",
                "drawings-returned");
        assertThat(verify.verify(ConversationId.COMPANY).whole()).isTrue();
    }

    @Test
    void whatIsChangedAfterwardsVoidsWhatWasSubmittedAndWhoeverDrewNeverApproves() throws Exception {
        String proposal = submitted("Drawn by two");
        String shown = analyst.get(proposal).json().get("shown").asText();
        draw(approver, proposal, analyst.get(proposal + "/file?path=" + PATH).text().replace("name=\"Drawn by two\"", "name=\"Drawn by three\""));

        assertThat(approver.post(proposal + "/approve", Map.of("shown", shown)).json().get("message").asText()).contains("is draft");
        analyst.post(proposal + "/check").ok();
        analyst.post(proposal + "/preflight").ok();
        String again = analyst.post(proposal + "/submit").ok().json().get("shown").asText();
        Web.Answer own = approver.post(proposal + "/approve", Map.of("shown", again));

        assertThat(own.status()).isEqualTo(403);
        assertThat(own.json().get("message").asText()).contains("nobody approves what they drew");
        String id = proposal.substring(proposal.lastIndexOf('/') + 1);
        for (String name : List.of("adele", "anna", "ANNA")) {
            assertThatThrownBy(() -> database.update("insert into flow.drawing_approval select id, proposal, base, texts, shown, person, ?, now()"
                    + " from flow.drawing_submission where proposal = ? order by id desc limit 1", name, id))
                    .as("the database itself refuses " + name).hasMessageContaining("nobody");
        }
        assertThatThrownBy(() -> database.update("update flow.drawing_set set texts = ''")).hasStackTraceContaining("is refused");
        assertThatThrownBy(() -> database.update("insert into flow.drawing_activation (texts, base, kind, state, begins, person, at)"
                + " select texts, base, 'approved', 'due', now(), 'anna', now() from flow.drawing_submission limit 1"))
                .as("nothing takes force that nobody approved").hasMessageContaining("only_what_was_approved_takes_force");
        analyst.post(proposal + "/withdraw", Map.of("because", "The test is over.")).ok();
        assertThat(analyst.post(proposal + "/check").json().get("message").asText()).contains("withdrawn");
    }

    @Test
    void approvedDrawingsTakeForceAtTheirMomentAndThoseApprovedAsAChangeOfOthersDoNot() throws Exception {
        String before = analyst.get("/api/flows").json().get("version").asText();
        long began = System.nanoTime();
        String first = submitted("From soon on");
        String second = submitted("From a little later on");
        // Approving them takes a small part of the time that it took to hand them in.
        Instant soon = Instant.now().plusSeconds(2).plusNanos(System.nanoTime() - began);
        approve(first, soon);
        approve(second, soon.plusMillis(200));
        assertThat(analyst.get("/api/flows").json().get("version").asText()).isEqualTo(before);
        Talk.await("the second to be passed over", () -> state(second).equals("draft"));
        try {
            assertThat(state(first)).isEqualTo("in-force");
            Talk.await("this program to follow", () -> !sets.inForce().map(Activation::book).orElse("").equals(before));
        } finally {
            approver.post("/api/flows/return", Map.of("because", "The test is over.")).ok();
        }
        assertThat(analyst.get("/api/flows").json().get("version").asText()).isEqualTo(before);
    }

    /** On drawings of its own, because what other tests left behind in the house moves on by its own timers. */
    @Test
    void theHeatSaysWhereConversationsAreAndWereAndEachIsCountedOnce() throws Exception {
        String proposal = submitted("Counted");
        approver.post(proposal + "/approve", Map.of("shown", analyst.get(proposal).json().get("shown").asText())).ok();
        String version = analyst.get("/api/flows").json().get("version").asText();
        try {
            assertThat(analyst.get("/api/flows/heat").ok().json().get("elements")).as("nobody was here yet").isEmpty();
            house.withTheAssistant().customerSays(QUESTION).reply(1);
            Talk twice = house.withTheAssistant().customerSays(QUESTION);
            twice.reply(1);
            twice.customerSays(QUESTION).reply(2);
        } finally {
            approver.post("/api/flows/return", Map.of("because", "The test is over.")).ok();
        }

        JsonNode heat = analyst.get("/api/flows/heat?version=" + version).ok().json().get("elements");
        assertThat(sum(heat, "Task_SendReply", "passed")).isEqualTo(3);
        assertThat(sum(heat, "", "waiting")).as("each is at one place").isEqualTo(2);
        assertThat(analyst.get("/api/flows").json().get("running").toString()).contains(version);
        assertThat(analyst.get("/api/flows/heat?from=2026-01-01T00:00:00Z&to=2026-03-01T00:00:00Z").json().get("message").asText())
                .contains("31 days");
        assertThat(analyst.get("/api/flows/heat?version=nobody").status()).isEqualTo(404);
        assertThat(analyst.get("/api/flows/heat?from=yesterday").json().get("message").asText()).contains("2026-03-01T08:00:00Z");
    }

    private static long sum(JsonNode heat, String element, String count) {
        long sum = 0;
        for (JsonNode spot : heat) {
            sum += element.isEmpty() || spot.get("id").asText().equals(element) ? spot.get(count).asLong() : 0;
        }
        return sum;
    }

    @Test
    void ofTwoWhoDrawAtTheSameTimeTheSecondIsRefusedUntilTheyHaveSeenWhatTheFirstDrew() throws Exception {
        String proposal = begun("Drawn in two windows");
        String file = proposal + "/file?path=" + PATH;
        String read = analyst.mark(file);
        byte[] first = analyst.get(file).ok().text().replace("name=\"Send reply\"", "name=\"Send\"").getBytes(StandardCharsets.UTF_8);
        byte[] second = analyst.get(file).ok().text().replace("name=\"Send reply\"", "name=\"Reply\"").getBytes(StandardCharsets.UTF_8);
        approver.put(file, first, "If-Match", read).ok();

        Web.Answer refused = analyst.put(file, second, "If-Match", read);

        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.json().get("code").asText()).isEqualTo("failed_precondition");
        assertThat(refused.json().get("message").asText()).contains(PATH, "changed in the proposal since you read it", "Look at it as it is now");
        assertThat(analyst.get(file).text()).contains("name=\"Send\"");
        assertThat(analyst.put(file, second, "If-None-Match", "*").status()).as("it is not new").isEqualTo(412);
        assertThat(analyst.put(file, second, "If-Match", "whatever").status()).isEqualTo(400);
        analyst.put(file, second, "If-Match", analyst.mark(file)).ok();
        assertThat(analyst.get(file).text()).contains("name=\"Reply\"");
        analyst.post(proposal + "/withdraw", Map.of("because", "The test is over.")).ok();
    }

    @Test
    void aProcedureThatAnIntentNamesIsNotTakenAway() throws Exception {
        String proposal = begun("Without complaints");
        analyst.call("DELETE", proposal + "/file?path=processes/bpmn/complaint.bpmn").ok();

        Web.Answer refused = analyst.post(proposal + "/check");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("complaint");
        analyst.post(proposal + "/withdraw", Map.of("because", "The test is over.")).ok();
    }

    @Test
    void whatIsPackedAndUnpackedIsTheSameSet() {
        DrawingTexts texts = sets.find(sets.inForce().orElseThrow().book()).orElseThrow();

        assertThat(DrawingTexts.unpacked(texts.packed())).isEqualTo(texts);
        assertThat(texts.version()).isEqualTo(releases.current().pins().stream().filter(pin -> pin.part().equals("flows")).findFirst().orElseThrow()
                .version());
    }

    private String begun(String title) throws Exception {
        return "/api/flows/proposals/" + analyst.post("/api/flows/proposals", Map.of("title", title)).ok().json().get("id").asText();
    }

    private String submitted(String title) throws Exception {
        String proposal = begun(title);
        draw(proposal, analyst.get(proposal + "/file?path=" + PATH).ok().text().replace("name=\"Send reply\"", "name=\"" + title + "\""));
        analyst.post(proposal + "/check").ok();
        analyst.post(proposal + "/preflight").ok();
        analyst.post(proposal + "/submit").ok();
        return proposal;
    }

    private void approve(String proposal, Instant begins) throws Exception {
        approver.post(proposal + "/approve", Map.of("shown", analyst.get(proposal).json().get("shown").asText(), "begins", begins.toString())).ok();
    }

    private void draw(String proposal, String drawing) throws Exception {
        draw(analyst, proposal, drawing);
    }

    private static void draw(Web person, String proposal, String drawing) throws Exception {
        person.put(proposal + "/file?path=" + PATH, drawing.getBytes(StandardCharsets.UTF_8)).ok();
    }

    private String state(String proposal) {
        try {
            return analyst.get(proposal).json().get("state").asText();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
