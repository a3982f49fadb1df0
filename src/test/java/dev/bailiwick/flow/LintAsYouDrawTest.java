package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.kernel.CompanyFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** An analyst draws, and the house says at once what is wrong; nothing of it is kept, and nothing of it reaches the engine. */
@WholeHouse
class LintAsYouDrawTest {

    private static final String PATH = "processes/bpmn/conversation.bpmn";
    private static final int LONGEST_MILLIS = 100;

    @Autowired
    private WebApplicationContext context;
    @Autowired
    private DataSource database;
    @Autowired
    private CompanyFiles files;
    private Web analyst;
    private String drawing;

    @BeforeEach
    void anAnalyst() throws Exception {
        analyst = Colleagues.signedIn(context, new JdbcTemplate(database), "anna", "analyst");
        drawing = files.file(PATH).text();
    }

    @Test
    void whatIsInForceIsInOrderAndIsReadBackToTheByte() throws Exception {
        JsonNode inForce = analyst.get("/api/flows").ok().json();

        assertThat(inForce.get("drawings")).extracting(one -> one.get("name").asText()).contains("conversation", "complaint", "report-lost-card");
        assertThat(analyst.get("/api/flows/versions/" + inForce.get("version").asText() + "/file?path=" + PATH).ok().text()).isEqualTo(drawing);
        assertThat(problems(PATH, drawing)).isEmpty();
        assertThat(analyst.get("/api/flows/steps").ok().json()).hasSize(StepCatalog.steps().size())
                .allMatch(step -> step.get("timeLimit").asLong() > 0 && !step.get("outcomes").isEmpty());
        assertThat(analyst.get("/api/flows/templates").ok().json()).hasSize(StepCatalog.steps().size());
    }

    @Test
    void aReplyThatNobodyJudgedIsNamedWithItsElementItsLineAndItsCure() throws Exception {
        JsonNode problem = problems(PATH, drawing.replace("camunda:topic=\"judge-draft\"", "camunda:topic=\"find-passages\"")).getFirst();

        assertThat(problem.get("path").asText()).isEqualTo(PATH);
        assertThat(problem.get("line").asInt()).isPositive();
        assertThat(problem.get("element").asText()).isNotBlank();
        assertThat(problem.get("problem").asText()).isNotBlank();
        assertThat(problem.get("cure").asText()).isNotBlank();
    }

    @Test
    void wordsThatNobodyWroteAreMissed() throws Exception {
        JsonNode problem = problems(PATH, drawing.replaceFirst("<camunda:inputParameter name=\"wording\">[^<]+<",
                "<camunda:inputParameter name=\"wording\">words.of.nobody<")).getFirst();

        assertThat(problem.get("problem").asText()).contains("words.of.nobody");
        assertThat(problem.get("rule").asText()).isEqualTo("company-names");
        assertThat(problem.get("cure").asText()).contains("prompts/wording");
    }

    @Test
    void aDrawingOfItsOwnIsCheckedWithTheOthers() throws Exception {
        String procedure = files.file("processes/bpmn/complaint.bpmn").text();

        assertThat(problems("processes/bpmn/other-complaint.bpmn", procedure)).as("its id has to be its name").isNotEmpty();
        assertThat(problems("processes/bpmn/other-complaint.bpmn", procedure.replace("<bpmn:process id=\"complaint\"",
                "<bpmn:process id=\"other-complaint\"").replace("bpmnElement=\"complaint\"", "bpmnElement=\"other-complaint\""))).isEmpty();
    }

    static Stream<Arguments> hostile() {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><x>&c;</x>";
        return Stream.of(
                Arguments.of("entities that expand", bomb, "DOCTYPE"),
                Arguments.of("a file from outside", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>", "DOCTYPE"),
                Arguments.of("elements without end", "<a>".repeat(100_000), "deep"),
                Arguments.of("a file of two million and some bytes", "<a>" + " ".repeat(2 * 1024 * 1024) + "</a>", "bytes"),
                Arguments.of("no XML at all", "hello", "well-formed"),
                Arguments.of("nothing", "", "empty"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void hostile(String name, String text, String says) throws Exception {
        long began = System.nanoTime();

        List<JsonNode> found = problems(PATH, text);

        assertThat(found).anySatisfy(problem -> assertThat(problem.get("problem").asText()).contains(says));
        assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(20_000);
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void whatRunsOrReachesOutIsRefused(String element) throws Exception {
        assertThat(problems(PATH, drawing.replace("</bpmn:process>", element + "</bpmn:process>"))).isNotEmpty();
    }

    static Stream<String> foreign() {
        return Stream.of("<bpmn:scriptTask id=\"Task_X\" scriptFormat=\"groovy\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
                "<x:run xmlns:x=\"http://activiti.org/bpmn\" class=\"java.lang.Runtime\" />",
                "<bpmn:serviceTask id=\"Task_Y\" xmlns:activiti=\"http://activiti.org/bpmn\" activiti:class=\"java.lang.Runtime\" />",
                "<bpmn:serviceTask id=\"Task_Z\" camunda:expression=\"${bean.run()}\" />");
    }

    @Test
    void onlyPathsOfDrawingsAndTextsOfSomeLengthAreTaken() throws Exception {
        for (String path : List.of("../x.bpmn", "processes/bpmn/../x.bpmn", "rules/drl/x.drl", "processes/bpmn/X.bpmn", "")) {
            assertThat(analyst.post("/api/flows/check", Map.of("path", path, "text", drawing)).status()).as(path).isEqualTo(400);
        }
        assertThat(analyst.post("/api/flows/check", Map.of("path", PATH)).json().get("message").asText()).contains("text");
        Web.Answer tooLong = analyst.post("/api/flows/check", Map.of("path", PATH, "text", "x".repeat(3 * 1024 * 1024)));
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.json().get("message").asText()).contains("at most 2 MiB");
    }

    @Test
    void theAnswerComesWhileTheHandIsStillOnTheMouse() throws Exception {
        for (int warm = 0; warm < 30; warm++) {
            problems(PATH, drawing);
        }
        List<Long> millis = new ArrayList<>();
        for (int time = 0; time < 60; time++) {
            long began = System.nanoTime();
            problems(PATH, drawing.replace("name=\"Send reply\"", "name=\"Send reply " + time + "\""));
            millis.add((System.nanoTime() - began) / 1_000_000);
        }
        millis.sort(null);

        System.out.println("lint as you draw: p50 " + millis.get(30) + " ms, p95 " + millis.get(56) + " ms");
        assertThat(millis.get(30)).as("half of %s", millis).isLessThanOrEqualTo(LONGEST_MILLIS);
    }

    private List<JsonNode> problems(String path, String text) throws Exception {
        List<JsonNode> problems = new ArrayList<>();
        analyst.post("/api/flows/check", Map.of("path", path, "text", text)).ok().json().get("problems").forEach(problems::add);
        return problems;
    }
}
