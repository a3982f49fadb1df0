package dev.bailiwick.stranger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bailiwick.channel.Caller;
import dev.bailiwick.release.change.Activation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A company changes its texts beside the running jar: what is broken is named and changes nothing, what is mended is taken up whole. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CompanyReloadIT {

    private static final String ARTICLE = "knowledge/en/activate-your-card.md";
    private static final String POLICY = "rules/drl/people/GR-021-a-person-is-asked-for.dslr";
    private static final String DRAWING = "processes/bpmn/complaint.bpmn";
    private static final String QUESTION = "How do I activate my new card?";
    private static final String OLD_WORDS = "Activation takes effect within a minute.";
    private static final String NEW_WORDS = "Activation takes effect within ninety seconds.";
    private static final String SCRIPT = "    <bpmn:scriptTask id=\"Task_Sneak\" scriptFormat=\"groovy\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>\n";
    private static final Map<String, String> CHANGED = new HashMap<>();
    private static final AtomicInteger COUNT = new AtomicInteger();

    @TempDir
    private static Path company;
    private static RunningServer server;
    private static String release;
    private static String drawings;

    @BeforeAll
    static void aCompanyOfItsOwn() throws IOException {
        for (String folder : List.of("processes", "rules", "prompts", "knowledge")) {
            try (Stream<Path> all = Files.walk(Path.of(folder))) {
                for (Path path : all.toList()) {
                    Path copy = company.resolve(path);
                    if (Files.isDirectory(path)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.copy(path, copy);
                    }
                }
            }
        }
        server = new RunningServer(Map.of("BAILIWICK_COMPANY", company.toString()));
        release = check().json().get("release").asText();
        drawings = check().json().at("/drawings/version").asText();
    }

    /** What a test leaves changed is put back before the next one. */
    @AfterEach
    void putBack() throws IOException {
        for (var file : CHANGED.entrySet()) {
            Files.writeString(company.resolve(file.getKey()), file.getValue());
        }
        CHANGED.clear();
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    @Order(1)
    void whatIsInForceNeedsNoChange() {
        var found = check().json();

        assertThat(found.get("release").asText()).matches("r-[0-9a-f]{12}").isEqualTo(found.get("before").asText());
        assertThat(found.at("/origin/rules").asText()).endsWith("rules").startsWith("/");
        assertThat(List.of(found.at("/drawings/changed"), found.at("/policies/changed"), found.at("/prompts/changed"), found.at("/desk/changed")))
                .allMatch(changed -> changed.isBoolean() && !changed.asBoolean());
        assertThat(found.at("/knowledge/unchanged").asInt()).isGreaterThan(40);
        assertThat(found.at("/knowledge/changed")).isEmpty();
        assertThat(server.integration().send("POST", "/api/company/check", null).error()).startsWith("403 permission_denied");
        assertThat(new Caller(server.url(), "no-such-key").send("POST", "/api/company/reload", null).error()).startsWith("401 unauthenticated");
    }

    @Test
    @Order(2)
    void anArticleWithAnUnknownAudienceIsNamedWithItsLine() throws IOException {
        change(ARTICLE, "audience: public", "audience: everybody");

        var refused = check();

        assertThat(refused.error()).isEqualTo("400 invalid_argument: 1 file is broken; nothing was taken over");
        assertThat(refused.json().at("/details/trace_id").asText()).isNotBlank();
        assertThat(problems(refused)).singleElement().asString().startsWith(ARTICLE + ":5: ").contains("audience", "everybody");
        itStands();
    }

    @Test
    @Order(3)
    void aPolicyThatDoesNotCompileIsNamedWithItsLine() throws IOException {
        change(POLICY, "    hand off to", "    java.lang.System.exit(0);\n    hand off to");
        assertThat(problems(check())).singleElement().asString().startsWith(POLICY + ":8: ").contains("System.exit");
        putBack();

        change(POLICY, "the message asks for a person", "the message sounds like a person");
        assertThat(problems(check())).singleElement().asString().startsWith(POLICY + ":6: ").contains("the message sounds like a person");
        putBack();

        change(POLICY, "handoff.human-wanted", "handoff.human-wonted");
        assertThat(problems(check())).singleElement().asString().startsWith(POLICY + ":8: ").contains("handoff.human-wonted", "fixed words");
        itStands();
    }

    @Test
    @Order(4)
    void aDrawingWithAScriptTaskIsNamedWithItsLineAndElement() throws IOException {
        change(DRAWING, "  </bpmn:process>", SCRIPT + "  </bpmn:process>");
        long line = Files.readString(company.resolve(DRAWING)).substring(0, Files.readString(company.resolve(DRAWING)).indexOf("<bpmn:scriptTask"))
                .lines().count();

        assertThat(problems(check())).isNotEmpty().first().asString().startsWith(DRAWING + ":" + line + ": ").contains("Task_Sneak", "scriptTask");

        itStands();
    }

    @Test
    @Order(5)
    void ofSeveralBrokenFilesAllAreNamedAndNothingIsTakenUp() throws IOException {
        var other = "knowledge/en/branches.md";
        change(ARTICLE, OLD_WORDS, NEW_WORDS);
        change(other, "owner:", "owned-by:");
        change(POLICY, "the message asks for a person", "the message sounds like a person");
        change(DRAWING, "  </bpmn:process>", SCRIPT + "  </bpmn:process>");
        change("prompts/wording/de.yaml", "{opens}", "{open}");
        change("rules/desk/desk.yaml", "zone: Europe/Dublin", "zone: Europe/Dubling");
        change("processes/intents/pin.yaml", "title:", "titel:");

        var refused = server.management().send("POST", "/api/company/reload", null);

        assertThat(refused.error()).isEqualTo("400 invalid_argument: 6 files are broken; nothing was taken over");
        assertThat(problems(refused)).extracting(problem -> problem.replaceFirst(":.*", "")).contains(other, POLICY, DRAWING,
                "prompts/wording/de.yaml", "rules/desk/desk.yaml", "processes/intents/pin.yaml").doesNotContain(ARTICLE);
        assertThat(problems(refused)).allMatch(problem -> problem.matches("[^:]+:\\d+: (?s).+"));
        itStands();
        assertThat(answer()).contains(OLD_WORDS);
    }

    @Test
    @Order(6)
    void whatIsMendedIsTakenUpAndTheNextAnswerQuotesIt() throws IOException {
        var underWay = begin();
        say(underWay, QUESTION);
        assertThat(next(underWay, "agent.message").at("/data/body").asText()).contains(OLD_WORDS);
        change(ARTICLE, OLD_WORDS, NEW_WORDS);
        change(POLICY, "The customer asked for a person.", "The customer would rather talk to a person.");
        change(DRAWING, "name=\"Prepare handoff\"", "name=\"Prepare the handoff\"");

        var taken = server.management().send("POST", "/api/company/reload", null);

        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        assertThat(taken.json().get("before").asText()).isEqualTo(release);
        assertThat(taken.json().get("release").asText()).matches("r-[0-9a-f]{12}").isNotEqualTo(release);
        assertThat(taken.json().at("/knowledge/changed")).extracting(JsonNode::asText).containsExactly("en/activate-your-card");
        assertThat(List.of(taken.json().at("/drawings/changed"), taken.json().at("/policies/changed"))).allMatch(JsonNode::asBoolean);
        assertThat(taken.json().at("/notes").toString()).as("policies and drawings take force when somebody approves them")
                .contains("the policies in the folder", "the drawings in the folder", "offered as proposal");
        assertThat(answer()).contains(NEW_WORDS);
        say(underWay, QUESTION);
        assertThat(next(underWay, "agent.message").at("/data/body").asText()).contains(NEW_WORDS);
        say(underWay, "I want to make a complaint");
        next(underWay, "conversation.hand_off");
        var asked = begin();
        say(asked, "Let me talk to a real person, please.");
        assertThat(next(asked, "conversation.hand_off").at("/data/reason").asText()).isEqualTo("The customer asked for a person.");
        var complained = begin();
        say(complained, "I want to make a complaint");
        assertThat(next(complained, "conversation.hand_off").at("/data/reason_code").asText()).isNotBlank();
        release = check().json().get("release").asText();
        assertThat(release).isEqualTo(taken.json().get("release").asText());
    }

    @Test
    @Order(7)
    void theFolderHoldsTheDrawingsInForceAgain() throws IOException {
        change(ARTICLE, OLD_WORDS, NEW_WORDS);

        var taken = server.management().send("POST", "/api/company/reload", null).json();

        assertThat(taken.at("/drawings/changed").asBoolean()).as("what was offered was never in force").isFalse();
        assertThat(taken.at("/drawings/version").asText()).isEqualTo(drawings);
        assertThat(taken.at("/policies/changed").asBoolean()).as("the folder holds the book in force again").isFalse();
        assertThat(taken.at("/knowledge/changed")).isEmpty();
        assertThat(answer()).contains(NEW_WORDS);
    }

    @Test
    @Order(8)
    void aStartWithABrokenPolicyEndsAndNamesItsLine() throws IOException, InterruptedException {
        change(POLICY, "the message asks for a person", "the message sounds like a person");

        var ended = RunningServer.startInVain(Map.of("BAILIWICK_COMPANY", company.toString()));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains(POLICY + ":6: ", "the message sounds like a person").doesNotContain("\tat dev.bailiwick");
    }

    private static Caller.Answer check() {
        return server.management().send("POST", "/api/company/check", null);
    }

    private static void change(String path, String from, String to) throws IOException {
        var before = Files.readString(company.resolve(path));
        assertThat(before).as(path).contains(from);
        CHANGED.putIfAbsent(path, before);
        Files.writeString(company.resolve(path), before.replace(from, to));
    }

    private static List<String> problems(Caller.Answer refused) {
        List<String> named = new ArrayList<>();
        refused.json().at("/details/problems").forEach(problem -> named.add(problem.get("path").asText() + ":" + problem.get("line").asInt() + ": "
                + problem.get("problem").asText()));
        return named;
    }

    private static void itStands() {
        assertThat(server.nobody().get("/actuator/health").text()).contains("\"UP\"");
    }

    /** @return what a new conversation is answered now */
    private static String answer() {
        var id = begin();
        say(id, QUESTION);
        return next(id, "agent.message").at("/data/body").asText();
    }

    private static String begin() {
        var id = "reload-" + COUNT.incrementAndGet();
        var started = server.integration().send("POST", "/conversations", JsonNodeFactory.instance.objectNode().put("id", id)
                .put("customer_id", "customer-1").put("channel", "web").put("assignee_type", "AI Agent").toString());
        assertThat(started.status()).as(started.text()).isEqualTo(200);
        return id;
    }

    private static void say(String id, String words) {
        var said = server.integration().send("POST", "/conversations/" + id + "/messages", JsonNodeFactory.instance.objectNode().put("id", "m" + COUNT.incrementAndGet())
                .put("body", words).put("participant_id", "customer-1").put("participant_type", "Customer").toString());
        assertThat(said.status()).as(said.text()).isEqualTo(200);
    }

    private static JsonNode next(String id, String type) {
        var event = server.receiver().next(id);
        for (int i = 0; i < 5 && !event.type().equals(type); i++) {
            event = server.receiver().next(id);
        }
        assertThat(event.type()).isEqualTo(type);
        return event.body();
    }
}
