package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.Bailiwick;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.release.Releases;
import dev.bailiwick.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Two whole houses on one PostgreSQL, which know nothing of each other: drawings that take force at the first lead at the second, too. */
class DrawingsOnTwoNodesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static Node first;
    private static Node second;
    private static Web analyst;
    private static Web approver;

    /** One node, and talks that go to it. */
    private record Node(ConfigurableApplicationContext context, Talk.House house) {

        static Node open(TestDatabase database) throws IOException {
            ConfigurableApplicationContext context = new SpringApplicationBuilder(Bailiwick.class, HeldAssistant.class).run("--server.port=0",
                    "--bailiwick.home=" + Files.createTempDirectory("bailiwick-node"), "--bailiwick.database.url=" + database.url(),
                    "--bailiwick.database.user=" + database.user(), "--bailiwick.database.password=" + database.password(),
                    "--bailiwick.flow.settle.default=30ms", "--bailiwick.flow.patience.web=10m",
                    "--bailiwick.security.admin-password=" + Colleagues.ADMIN_PASSWORD, "--logging.level.root=warn",
                    "--logging.level.dev.bailiwick=warn");
            return new Node(context, new Talk.House(context.getBean(StartConversation.class), context.getBean(ReceiveMessage.class),
                    context.getBean(Conversations.class), context.getBean(Ledger.class)));
        }

        String drawings() {
            return context.getBean(Procedures.class).version();
        }

        String release() {
            return context.getBean(Releases.class).current().id().value();
        }

        Talk asked() {
            return house.withTheAssistant().customerSays(AnalystsAfternoonTest.QUESTION);
        }
    }

    @BeforeAll
    static void twoNodes() throws Exception {
        TestDatabase database = TestDatabase.empty();
        first = Node.open(database);
        second = Node.open(database);
        JdbcTemplate rows = new JdbcTemplate(database.dataSource());
        WebApplicationContext web = (WebApplicationContext) first.context();
        analyst = Colleagues.signedIn(web, rows, "anna", "analyst");
        approver = Colleagues.signedIn(web, rows, "adam", "approver");
    }

    @AfterAll
    static void close() {
        for (Node node : new Node[] {first, second}) {
            if (node != null) {
                node.context().close();
            }
        }
    }

    @Test
    void drawingsThatAreApprovedOnOneNodeAndTakenBackLeadOnTheOtherAndWhoeverIsUnderWayKeepsToTheirs() throws Exception {
        String before = second.drawings();
        String release = second.release();
        Talk underWay = second.asked();
        assertThat(underWay.reply(1).citations()).isNotEmpty();
        String proposal = "/api/flows/proposals/" + analyst.post("/api/flows/proposals", Map.of("title", "To people")).ok().json().get("id").asText();
        String path = proposal + "/file?path=" + AnalystsAfternoonTest.PATH;
        analyst.put(path, AnalystsAfternoonTest.whoCouldBeAnsweredIsHandedOff(analyst.get(path).ok().text()).getBytes(StandardCharsets.UTF_8)).ok();
        analyst.post(proposal + "/check").ok();
        analyst.post(proposal + "/preflight").ok();
        var submitted = analyst.post(proposal + "/submit").ok().json();

        approver.post(proposal + "/approve", Map.of("shown", submitted.get("shown").asText())).ok();
        String after = submitted.get("version").asText();
        assertThat(first.drawings()).isEqualTo(after);
        second.asked().untilHandedOff();
        within("the second node takes up the drawings", () -> second.drawings().equals(after) && !second.release().equals(release));
        assertThat(first.release()).isEqualTo(second.release());
        assertThat(underWay.customerSays(AnalystsAfternoonTest.QUESTION).reply(2).citations()).isNotEmpty();

        approver.post("/api/flows/return", Map.of("because", "The test is over.")).ok();
        assertThat(second.asked().reply(1).citations()).isNotEmpty();
        within("the second node returns to the drawings before", () -> second.drawings().equals(before) && second.release().equals(release));
    }

    private static void within(String what, BooleanSupplier condition) {
        long began = System.nanoTime();
        Talk.await(what, condition);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).as(what).isLessThan(PATIENCE);
    }
}
