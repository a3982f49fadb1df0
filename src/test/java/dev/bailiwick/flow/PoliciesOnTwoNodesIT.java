package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.Bailiwick;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.guardrail.PolicyBook;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/**
 * Two whole houses on one PostgreSQL, which know nothing of each other: what officers and approvers do at the first, the second obeys within
 * seconds, also in the middle of a turn.
 */
class PoliciesOnTwoNodesIT {

    /** What the other node promises: a look every second, and the time that a compiler takes on a crowded machine. */
    private static final Duration BOOK = Duration.ofSeconds(10);
    /** The brake alone holds within two seconds; a whole turn is played to see it. */
    private static final Duration BRAKE = Duration.ofSeconds(8);

    private static final String PATH = "rules/drl/people/GR-902-nothing-about-parcels.dslr";
    private static final String QUESTION = "How long does a new debit card take to arrive?";
    private static final String ON_MESSAGES = """
            rule "GR-902 %s"
                @status("active") @owner("Compliance") @since("2026-01-01") @review("2027-01-15")
                @basis("A test: some things are for people")
                @errs("Whoever writes only a few words.")
            when
                the message has at least 40 characters
            then
                %s "This is for people."
            end
            """;
    private static final String EXAMPLES = """
            policy: GR-902
            examples:
              - name: a long message
                given:
                  - message: {length: 40}
                expect: hit
              - name: a longer one
                given:
                  - message: {length: 60}
                expect: hit
              - name: a word
                given:
                  - message: {length: 4}
                expect: miss
              - name: one letter less
                given:
                  - message: {length: 39}
                expect: miss
            """;

    private static Node first;
    private static Node second;
    private static Web officer;
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

        String book() {
            return context.getBean(PolicyBook.class).version();
        }

        Talk asked(String question) {
            return house.withTheAssistant().customerSays(question);
        }
    }

    @BeforeAll
    static void twoNodes() throws Exception {
        TestDatabase database = TestDatabase.empty();
        first = Node.open(database);
        second = Node.open(database);
        JdbcTemplate rows = new JdbcTemplate(database.dataSource());
        WebApplicationContext web = (WebApplicationContext) first.context();
        officer = Colleagues.signedIn(web, rows, "olivia", "officer");
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

    /** The test before may have changed the book at its very end. */
    @BeforeEach
    void bothJudgeByTheSame() {
        within(BOOK, "both nodes judge by the same book", () -> first.book().equals(second.book()));
    }

    @AfterEach
    void goOn() {
        HeldAssistant.writesOn();
    }

    @Test
    void aBookThatIsApprovedOnOneNodeAndTakenBackJudgesOnTheOtherWithinSeconds() throws Exception {
        String before = second.book();
        second.asked(QUESTION).reply(1);

        Proposed proposed = proposed("Parcels", "hand off to \"front-desk\" because");
        approve(proposed, null);
        assertThat(first.book()).isEqualTo(proposed.book());
        within(BOOK, "the second node takes up the book", () -> second.book().equals(proposed.book()));
        assertThat(second.asked(QUESTION).untilHandedOff().now().handoff().code()).isEqualTo("GR-902");

        takeBack();
        assertThat(first.book()).isEqualTo(before);
        within(BOOK, "the second node returns to the book before", () -> second.book().equals(before));
        assertThat(second.asked(QUESTION).reply(1).citations()).isNotEmpty();
    }

    @Test
    void aBrakeThatIsPulledOnOneNodeHoldsOnTheOtherWithinSeconds() throws Exception {
        String brake = armed("words", "debit card");
        second.asked(QUESTION).reply(1);

        officer.post(brake + "/pull").ok();
        within(BRAKE, "the second node holds", () -> holds(second));
        approver.post(brake + "/lift", Map.of("because", "The test is over.")).ok();
        within(BRAKE, "the second node holds no more", () -> !holds(second));
    }

    private static boolean holds(Node node) {
        Talk asked = node.asked(QUESTION);
        Talk.await("a verdict", () -> asked.ledgerKinds().contains("message-judged"));
        return asked.last("message-judged").path("outcome").asText().equals("hold");
    }

    @Test
    void aBookWithADateTakesForceThenOnBothNodes() throws Exception {
        String before = second.book();
        Proposed proposed = proposed("Dated", "hand off to \"front-desk\" because");
        Instant begins = Instant.now().plus(15, ChronoUnit.SECONDS).truncatedTo(ChronoUnit.MILLIS);

        approve(proposed, begins);
        Instant approved = Instant.now();
        List<Instant> taken = new ArrayList<>();
        try {
            for (Node node : List.of(first, second)) {
                String judgesBy = node.book();
                assertThat(Instant.now().isBefore(begins) ? judgesBy : before).isEqualTo(before);
            }
            for (Node node : List.of(first, second)) {
                Talk.await("a node takes up the book", () -> node.book().equals(proposed.book()));
                taken.add(Instant.now());
            }
        } finally {
            takeBack();
        }

        assertThat(taken).allSatisfy(moment -> assertThat(moment).isBetween(begins,
                (approved.isAfter(begins) ? approved : begins).plus(BOOK)));
        within(BOOK, "the second node returns to the book before", () -> second.book().equals(before));
    }

    @Test
    void aTurnThatBeganUnderTheBookBeforeIsJudgedAgainAndHeldWhenTheNewBookForbidsItsMessage() throws Exception {
        Talk talk = inTheMiddleOfATurn();
        String before = second.book();
        Proposed proposed = proposed("Stricter", "hand off to \"front-desk\" because");
        approve(proposed, null);
        try {
            within(BOOK, "the second node takes up the book", () -> second.book().equals(proposed.book()));
            HeldAssistant.writesOn();
            talk.untilHandedOff();
        } finally {
            takeBack();
        }

        assertThat(talk.now().handoff().code()).isEqualTo("GR-902");
        assertThat(talk.replies()).hasSize(1).allMatch(said -> said.citations().isEmpty());
        assertThat(talk.entries("message-judged")).hasSize(2).last().satisfies(entry -> assertThat(entry.details()).contains(proposed.book()));
        within(BOOK, "the second node returns to the book before", () -> second.book().equals(before));
    }

    @Test
    void aTurnThatBeganUnderTheBookBeforeKeepsItWhenTheNewOneForbidsNothing() throws Exception {
        Talk talk = inTheMiddleOfATurn();
        String before = second.book();
        Proposed proposed = proposed("Only a note", "note that");
        approve(proposed, null);
        try {
            within(BOOK, "the second node takes up the book", () -> second.book().equals(proposed.book()));
            HeldAssistant.writesOn();
            assertThat(talk.reply(1).citations()).isNotEmpty();
        } finally {
            takeBack();
        }

        assertThat(talk.now().handoff()).isNull();
        assertThat(talk.last("draft-judged").path("book").asText()).isEqualTo(before);
        assertThat(talk.last("draft-cleared").path("book").asText()).isEqualTo(before);
        within(BOOK, "the second node returns to the book before", () -> second.book().equals(before));
    }

    @Test
    void aBrakeHoldsWhatWasBeingWrittenWhenItWasPulled() throws Exception {
        String brake = armed("words", "debit card");
        Talk talk = inTheMiddleOfATurn();

        officer.post(brake + "/pull").ok();
        try {
            within(BRAKE, "the second node holds", () -> holds(second));
            HeldAssistant.writesOn();
            assertThat(talk.untilHandedOff().now().handoff().code()).isEqualTo("BRAKE");
        } finally {
            approver.post(brake + "/lift", Map.of("because", "The test is over.")).ok();
        }

        assertThat(talk.replies()).allMatch(said -> said.citations().isEmpty());
        within(BRAKE, "the second node holds no more", () -> !holds(second));
    }

    @Test
    void noTurnIsDroppedOrDoubledWhileBooksComeAndGo() throws Exception {
        approve(proposed("Only a note, often", "note that"), null);
        List<Talk> talks = new ArrayList<>();
        for (int change = 0; change < 3; change++) {
            for (int customer = 0; customer < 8; customer++) {
                talks.add((customer % 2 == 0 ? first : second).asked(QUESTION));
            }
            takeBack();
        }

        for (Talk talk : talks) {
            Message reply = talk.reply(1);
            assertThat(reply.citations()).isNotEmpty();
        }
        assertThat(talks).allSatisfy(talk -> {
            assertThat(talk.replies()).hasSize(1);
            assertThat(talk.ledgerKinds()).doesNotContain("step-failed", "result-dropped", "handed-off");
        });
    }

    /** The second node has judged the message by the book in force, and written its answer. */
    private static Talk inTheMiddleOfATurn() throws InterruptedException {
        HeldAssistant.writes();
        Talk talk = second.asked(QUESTION);
        HeldAssistant.untilItWrites();
        return talk;
    }

    private record Proposed(String path, String book, String shown) {
    }

    private static Proposed proposed(String title, String action) throws Exception {
        String path = "/api/policies/proposals/" + officer.post("/api/policies/proposals", Map.of("title", title)).ok().json().get("id").asText();
        officer.put(path + "/file?path=" + PATH, ON_MESSAGES.formatted(title, action).getBytes(StandardCharsets.UTF_8)).ok();
        officer.put(path + "/file?path=" + PATH.replace(".dslr", ".examples.yaml"), EXAMPLES.getBytes(StandardCharsets.UTF_8)).ok();
        officer.post(path + "/check").ok();
        officer.post(path + "/impact").ok();
        var submitted = officer.post(path + "/submit").ok().json();
        return new Proposed(path, submitted.get("book").asText(), submitted.get("shown").asText());
    }

    private static void approve(Proposed proposed, Instant begins) throws Exception {
        approver.post(proposed.path() + "/approve", begins == null ? Map.of("shown", proposed.shown())
                : Map.of("shown", proposed.shown(), "begins", begins.toString())).ok();
    }

    private static void takeBack() throws Exception {
        approver.post("/api/policies/return", Map.of("because", "The test is over.")).ok();
    }

    private static String armed(String kind, String value) throws Exception {
        return "/api/policies/brakes/" + officer.post("/api/policies/brakes", Map.of("kind", kind, "value", value, "because",
                "A leaflet with wrong figures is about.")).ok().json().get("id").asText();
    }

    private static void within(Duration most, String what, BooleanSupplier condition) {
        long began = System.nanoTime();
        Talk.await(what, condition);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).as(what).isLessThan(most);
    }
}
