package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.rehearsal.tryout.TryConversation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** What stands around a trial: proposals of drawings, the way through them, brakes, and its end when nobody uses it. */
@WholeHouse
@ExtendWith(OutputCaptureExtension.class)
class TryProposalsTest {

    private static final String PATH = "processes/bpmn/conversation.bpmn";
    private static final String QUESTION = "How do I order a new debit card?";
    private static final Map<String, String> TUESDAY = Map.of("moment", "2026-03-03T09:30:00Z");

    private final WebApplicationContext context;
    private final JdbcTemplate database;
    private final TryConversation tries;
    private Web analyst;

    @Autowired
    TryProposalsTest(WebApplicationContext context, DataSource dataSource, TryConversation tries) {
        this.context = context;
        this.database = new JdbcTemplate(dataSource);
        this.tries = tries;
    }

    @BeforeEach
    void anAnalyst() throws Exception {
        analyst = Colleagues.signedIn(context, database, "theo", "analyst");
    }

    @Test
    void drawingsOfAProposalAreTriedAndTheWayThroughThemIsTold(CapturedOutput log) throws Exception {
        String proposal = analyst.post("/api/flows/proposals", Map.of("title", "Everybody talks to people")).ok().json().get("id").asText();
        String drawing = analyst.get("/api/flows/proposals/" + proposal + "/file?path=" + PATH).ok().text();
        draw(proposal, AnalystsAfternoonTest.whoCouldBeAnsweredIsHandedOff(drawing));

        JsonNode answered = said(begin(TUESDAY), QUESTION);
        JsonNode handed = said(begin(Map.of("proposal", proposal, "moment", TUESDAY.get("moment"))), QUESTION);

        assertThat(elements(answered, 1)).containsSubsequence("Task_UnderstandMessage", "Task_DraftReply", "Task_SendReply").doesNotContain("Task_HandOff");
        assertThat(elements(answered, 0)).contains("Event_Opened").doesNotContain("Task_SendReply");
        assertThat(handed.get("status").asText()).isEqualTo("observing");
        assertThat(elements(handed, 1)).containsSubsequence("Task_FindPassages", "Task_HandOff").doesNotContain("Task_DraftReply");
        String its = "/api/try/" + handed.get("id").asText() + "/drawing?drawing=";
        assertThat(analyst.get(its + "conversation").ok().text()).contains("id=\"Task_HandOff\"").isNotEqualTo(drawing);
        assertThat(analyst.get(its + "complaint").status()).as("a drawing that it never went through").isEqualTo(404);
        JsonNode card = analyst.post("/api/rehearsal/play", Map.of("proposal", proposal, "paths", List.of("scenarios/a-fee-of-next-year.yaml"))).ok().json();
        assertThat(card.at("/played/0/misses/0/instead").asText()).startsWith("handed off");
        assertThat(log.getAll()).doesNotContain("No startup lock property found");
    }

    @Test
    void brokenDrawingsAreAnsweredInWordsAndTheLogSaysOfNoProgramThatItFailed(CapturedOutput log) throws Exception {
        String proposal = analyst.post("/api/flows/proposals", Map.of("title", "Broken")).ok().json().get("id").asText();
        String drawing = analyst.get("/api/flows/proposals/" + proposal + "/file?path=" + PATH).ok().text();
        draw(proposal, drawing.replace("camunda:topic=\"judge-draft\"", "camunda:topic=\"find-passages\""));

        Web.Answer broken = analyst.post("/api/try", Map.of("proposal", proposal));

        assertThat(broken.status()).isEqualTo(409);
        assertThat(broken.json().get("message").asText()).contains("this cannot be tried: ").containsPattern(PATH + ":\\d+: ");
        assertThat(analyst.post("/api/rehearsal/play", Map.of("proposal", proposal)).json().get("message").asText()).contains(PATH);
        assertThat(log.getAll()).doesNotContain("APPLICATION FAILED TO START");
    }

    @Test
    void aBrakeThatIsPulledHoldsInATrialTooAlsoInOneThatBeganBefore() throws Exception {
        Web officer = Colleagues.signedIn(context, database, "thea", "officer", "approver");
        String trial = begin(TUESDAY);
        String brake = "/api/policies/brakes/" + officer.post("/api/policies/brakes", Map.of("kind", "words", "value", "periwinkle card", "because",
                "An exercise of the brake.")).ok().json().get("id").asText();
        officer.post(brake + "/pull").ok();
        try {
            JsonNode held = said(trial, "How do I order a new periwinkle card?");
            assertThat(held.get("status").asText()).isEqualTo("observing");
            assertThat(held.findValuesAsText("policy")).contains("BRAKE");
        } finally {
            officer.post(brake + "/lift", Map.of("because", "The exercise is over.")).ok();
        }
        assertThat(said(begin(TUESDAY), "How do I order a new periwinkle card?").findValuesAsText("policy")).doesNotContain("BRAKE");
    }

    @Test
    void aTrialThatNobodyUsesEnds() throws Exception {
        String trial = begin(TUESDAY);
        tries.endUnused(Instant.now().minusSeconds(3_600));
        assertThat(analyst.get(trial).status()).isEqualTo(200);

        tries.endUnused(Instant.now().plusSeconds(60));

        assertThat(analyst.get(trial).status()).isEqualTo(404);
        assertThat(said(begin(TUESDAY), QUESTION).get("messages")).as("a house that ended took nothing with it that others need").hasSize(2);
    }

    private static List<String> elements(JsonNode trial, int turn) {
        return trial.get("path").findParents("element").stream().filter(step -> step.get("turn").asInt() == turn).map(step -> step.get("element").asText())
                .toList();
    }

    private String begin(Map<String, ?> wish) throws Exception {
        return "/api/try/" + analyst.post("/api/try", wish).ok().json().get("id").asText();
    }

    private JsonNode said(String trial, String words) throws Exception {
        return analyst.post(trial + "/messages", Map.of("text", words)).ok().json();
    }

    private void draw(String proposal, String drawing) throws Exception {
        analyst.put("/api/flows/proposals/" + proposal + "/file?path=" + PATH, drawing.getBytes(StandardCharsets.UTF_8)).ok();
    }
}
