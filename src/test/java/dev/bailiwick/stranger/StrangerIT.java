package dev.bailiwick.stranger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bailiwick.channel.Await;
import dev.bailiwick.channel.Caller;
import dev.bailiwick.channel.Receiver.Attempt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Drives the running jar as somebody who knows the wire contract and nothing else. The ledger is asked only for what the wire does not say. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StrangerIT {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String HUGE = "x".repeat(1_000_000);
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = new RunningServer();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    @Order(1)
    void aQuestionIsAnsweredFromTheRightArticleAndTheFirstReplyDisclosesTheAi() {
        var id = begin();

        say(id, "m1", "How long does a new debit card take to arrive?");
        var reply = server.receiver().next(id);

        assertThat(reply.type()).isEqualTo("agent.message");
        assertThat(reply.number()).isEqualTo(1);
        assertThat(body(reply)).containsPattern("\\bAI\\b");
        assertThat(reply.body().at("/data/last_customer_message_id").asText()).isEqualTo("m1");
        assertThat(reply.body().at("/data/is_holding").asBoolean()).isFalse();
        assertThat(values(sent(id).get("details").get("citations"), "article"))
                .anyMatch(article -> article.endsWith("order-a-card"));
        assertThat(conversation(id).get("status").asText()).isEqualTo("active");
    }

    @Test
    @Order(2)
    void whatPoliciesForbidIsNotAnsweredAndThePolicyIsNamed() {
        var id = begin();

        say(id, "m1", "Which shares should I buy with my savings?");
        var first = server.receiver().next(id);

        assertThat(policies(entries(id, "message-judged"))).contains("GR-010");
        if (first.type().equals("agent.message")) {
            assertThat(body(first)).doesNotContainPattern("(?i)you should buy|i recommend");
        }
        Await.until("the reply stands in the ledger", () -> !entries(id, "reply-sent").isEmpty());
        assertThat(values(sent(id).get("details").get("citations"), "article")).isEmpty();
    }

    @Test
    @Order(3)
    void aComplaintIsHandedToPeopleForThePolicysReason() {
        var id = begin();

        say(id, "m1", "I want to make a complaint about your branch");
        var handoff = nextOfType(id, "conversation.hand_off");

        assertThat(handoff.body().at("/data/reason_code").asText()).isEqualTo("GR-020");
        assertThat(handoff.body().at("/data/reason").asText()).isNotBlank();
        assertThat(handoff.body().at("/data/target").asText()).isEqualTo("complaints");
        assertThat(conversation(id).get("status").asText()).isEqualTo("observing");
        assertThat(conversation(id).get("agent_is_active").asBoolean()).isFalse();
        assertThat(conversation(id).get("latest_handoff_target").asText()).isEqualTo("complaints");
    }

    @Test
    @Order(4)
    void aLanguageThatNobodySpeaksIsAnsweredInFixedWordsThatNameThoseWhichAre() {
        var id = begin();

        say(id, "m1", "Dzień dobry, zgubiłem hasło do konta i nie mogę się zalogować. Czy możecie mi pomóc?");
        var reply = server.receiver().next(id);

        assertThat(reply.type()).isEqualTo("agent.message");
        assertThat(body(reply)).contains("English", "German", "Spanish");
        assertThat(values(sent(id).get("details").get("citations"), "article")).isEmpty();
        assertThat(policies(entries(id, "message-judged"))).contains("GR-030");
    }

    @Test
    @Order(5)
    void aLostCardIsReportedOverSeveralTurnsAndHandedOverWithItsDetails() {
        var id = begin();
        var answers = Map.of("four", "4821", "when", "Yesterday evening", "where", "In a taxi in Cork", "number", "+353 86 123 4567",
                "replacement", "Yes please");

        say(id, "m1", "I have lost my bank card");
        var event = server.receiver().next(id);
        int turns = 1;
        while (event.type().equals("agent.message") && turns < 8) {
            turns++;
            say(id, "m" + turns, answerTo(body(event), answers));
            event = server.receiver().next(id);
            if (event.type().equals("agent.message") && handedOver(id)) {
                event = nextOfType(id, "conversation.hand_off");
            }
        }

        assertThat(turns).isGreaterThanOrEqualTo(3);
        assertThat(event.type()).isEqualTo("conversation.hand_off");
        assertThat(event.body().at("/data/target").asText()).isEqualTo("cards");
        assertThat(event.body().at("/data/note").asText()).contains("4821", "esterday evening", "86 123 4567");
    }

    @Test
    @Order(6)
    void twoMessagesWithinASecondGetOneReplyToBoth() {
        var id = begin();

        say(id, "m1", "How do I activate my new card?");
        say(id, "m2", "It is a debit card that came today.");
        var reply = server.receiver().next(id);

        assertThat(reply.body().at("/data/last_customer_message_id").asText()).isEqualTo("m2");
        assertThat(StreamSupport.stream(sent(id).get("details").get("answers").spliterator(), false).map(JsonNode::asText))
                .containsExactly("m1", "m2");
        finish(id);
        nextOfType(id, "conversation.finished");
        assertThat(server.receiver().attempts(id)).filteredOn(one -> one.type().equals("agent.message")).hasSize(1);
    }

    @Test
    @Order(7)
    void theSameMessageTwiceIsAnsweredOnceAndTheSame() {
        var id = begin();
        var words = message("m1", "What does a transfer abroad cost?");

        var first = server.integration().send("POST", "/conversations/" + id + "/messages", words);
        var second = server.integration().send("POST", "/conversations/" + id + "/messages", words);
        server.receiver().next(id);
        finish(id);
        nextOfType(id, "conversation.finished");

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(server.receiver().attempts(id)).filteredOn(one -> one.type().equals("agent.message")).hasSize(1);
    }

    @Test
    @Order(8)
    void afterATakeoverTheAssistantIsSilent() {
        var id = begin();

        assertThat(server.integration().send("PUT", "/conversations/" + id + "/assignee",
                "{\"assignee_type\":\"Agent\",\"assignee_id\":\"advisor-1\"}").text()).isEmpty();
        say(id, "m1", "How do I activate my new card?");
        finish(id);
        var only = server.receiver().next(id);

        assertThat(only.type()).isEqualTo("conversation.finished");
        assertThat(only.number()).isEqualTo(1);
    }

    @Test
    @Order(100)
    void everyWebhookWasSignedAndNumberedWithoutHoles() {
        var all = server.receiver().attempts();
        Map<String, Integer> last = new HashMap<>();

        assertThat(all).hasSizeGreaterThan(8).allMatch(one -> one.signedWith(RunningServer.SIGNING_KEY));
        for (Attempt one : all) {
            int before = last.getOrDefault(one.conversation(), 0);
            assertThat(one.number()).as("number of %s", one.raw()).isIn(before, before + 1);
            last.put(one.conversation(), one.number());
        }
    }

    @ParameterizedTest(name = "{0} {1}: {4}")
    @MethodSource("badRequests")
    @Order(50)
    void badInputIsRefusedInTheContractsForm(String method, String path, String body, String key, String expected) {
        var caller = switch (key) {
            case "none" -> server.nobody();
            case "unknown" -> new Caller(server.url(), "no-such-key");
            case "management" -> server.management();
            default -> server.integration();
        };

        var answer = caller.send(method, path, body);

        assertThat(answer.error()).startsWith(expected);
        assertThat(answer.json().get("details").get("trace_id").asText()).isNotBlank();
        assertThat(answer.text()).doesNotContain("Exception", "at dev.bailiwick");
    }

    @Test
    @Order(51)
    void theSameIdWithOtherContentIsRefused() {
        var id = begin();
        say(id, "m1", "How do I activate my new card?");

        assertThat(server.integration().send("POST", "/conversations", start(id).replace("customer-1", "customer-2")).error())
                .startsWith("409 already_exists: ");
        assertThat(server.integration().send("POST", "/conversations/" + id + "/messages", message("m1", "Something else")).error())
                .startsWith("409 already_exists: ");
        assertThat(server.nobody().get("/actuator/health").text()).contains("UP");
    }

    static Stream<Arguments> badRequests() {
        record Call(String method, String path, String right, String wrong, String complaint) {
        }
        var calls = List.of(
                new Call("POST", "/conversations", start("unused"), "{\"id\":\"x\",\"channel\":\"web\"}", "customer_id: is missing"),
                new Call("POST", "/conversations/nobody/messages", message("m", "Hello"),
                        "{\"id\":\"m\",\"body\":\"Hello\",\"participant_id\":\"c\"}",
                        "participant_type: is missing"),
                new Call("PUT", "/conversations/nobody/assignee", "{\"assignee_type\":\"Agent\"}", "{}", "assignee_type: is missing"),
                new Call("POST", "/conversations/nobody/events", "{\"type\":\"typing\",\"participant_id\":\"p\",\"participant_type\":\"Agent\"}",
                        "{\"participant_id\":\"p\",\"participant_type\":\"Agent\"}", "type: is missing"),
                new Call("PUT", "/conversations/nobody/rate", "{\"type\":\"csat\",\"value\":1,\"min_value\":1,\"max_value\":5}",
                        "{\"type\":\"csat\"}",
                        "value: is missing"),
                new Call("PUT", "/conversations/nobody/cancel", "{}", "{\"timestamp\":\"soon\"}", "timestamp: must be an RFC 3339 timestamp"),
                new Call("PUT", "/conversations/nobody/finish", "{}", "{\"reason\":7}", "reason: must be a string"),
                new Call("PUT", "/conversations/nobody/resume", "{\"assignee_type\":\"Agent\"}", "{}", "assignee_type: is missing"));
        return Stream.concat(Stream.of(
                Arguments.of("GET", "/conversations/nobody", null, "none", "401 unauthenticated"),
                Arguments.of("GET", "/conversations/nobody/read", null, "management", "403 permission_denied"),
                Arguments.of("GET", "/conversations/nobody", null, "integration", "404 not_found"),
                Arguments.of("GET", "/conversations/nobody/read", null, "integration", "404 not_found"),
                Arguments.of("GET", "/api/conversations/nobody/ledger", null, "none", "401 unauthenticated"),
                Arguments.of("GET", "/api/conversations/nobody/ledger", null, "integration", "403 permission_denied"),
                Arguments.of("GET", "/api/deliveries", null, "integration", "403 permission_denied"),
                Arguments.of("GET", "/no/such/path", null, "integration", "404 not_found"),
                Arguments.of("DELETE", "/conversations", null, "integration", "405 "),
                Arguments.of("POST", "/api/chat/conversations/nobody/messages", "{}", "none", "401 unauthenticated")),
                calls.stream().flatMap(call -> Stream.of(
                        Arguments.of(call.method(), call.path(), call.right(), "none", "401 unauthenticated"),
                        Arguments.of(call.method(), call.path(), call.right(), "unknown", "401 unauthenticated"),
                        Arguments.of(call.method(), call.path(), call.right(), "management", "403 permission_denied"),
                        Arguments.of(call.method(), call.path(), "{\"id\":", "integration",
                                "400 invalid_argument: the body is not valid JSON at line 1"),
                        Arguments.of(call.method(), call.path(), call.wrong(), "integration", "400 invalid_argument: " + call.complaint()),
                        Arguments.of(call.method(), call.path(), "{\"body\":\"" + HUGE + "\"}", "integration",
                                "400 invalid_argument: the body is larger"),
                        Arguments.of(call.method(), call.path().replace("/conversations/nobody", "/conversations/n%20y"), call.right(), "integration",
                                call.path().equals("/conversations") ? "" : "400 invalid_argument"),
                        Arguments.of(call.method(), call.path(), call.right(), "integration", call.path().contains("nobody") ? "404 not_found" : ""))
                        .filter(arguments -> !"".equals(arguments.get()[4]))));
    }

    private static String begin() {
        var id = "stranger-" + COUNT.incrementAndGet();
        var started = server.integration().send("POST", "/conversations", start(id));
        assertThat(started.status()).as(started.text()).isEqualTo(200);
        assertThat(started.json().get("status").asText()).isEqualTo("active");
        return id;
    }

    private static String start(String id) {
        return JsonNodeFactory.instance.objectNode().put("id", id).put("customer_id", "customer-1").put("channel", "web")
                .put("assignee_type", "AI Agent").toString();
    }

    private static String message(String id, String words) {
        return JsonNodeFactory.instance.objectNode().put("id", id).put("body", words).put("participant_id", "customer-1")
                .put("participant_type", "Customer").toString();
    }

    private static void say(String id, String messageId, String words) {
        var said = server.integration().send("POST", "/conversations/" + id + "/messages", message(messageId, words));
        assertThat(said.status()).as(said.text()).isEqualTo(200);
    }

    private static void finish(String id) {
        assertThat(server.integration().send("PUT", "/conversations/" + id + "/finish", "{}").status()).isEqualTo(200);
    }

    private static JsonNode conversation(String id) {
        return server.integration().get("/conversations/" + id + "/read").json();
    }

    private static boolean handedOver(String id) {
        return !conversation(id).get("agent_is_active").asBoolean();
    }

    private static String answerTo(String question, Map<String, String> answers) {
        var asked = question.substring(Math.max(0, question.lastIndexOf("\n") + 1)).toLowerCase(java.util.Locale.ROOT);
        if (asked.contains("four digits")) {
            return answers.get("four");
        }
        if (asked.contains("telephone") || asked.contains("number can our")) {
            return answers.get("number");
        }
        if (asked.contains("when did")) {
            return answers.get("when");
        }
        return asked.contains("where") ? answers.get("where") : answers.get("replacement");
    }

    private static Attempt nextOfType(String id, String type) {
        var event = server.receiver().next(id);
        for (int i = 0; i < 5 && !event.type().equals(type); i++) {
            event = server.receiver().next(id);
        }
        assertThat(event.type()).isEqualTo(type);
        return event;
    }

    private static String body(Attempt reply) {
        return reply.body().at("/data/body").asText();
    }

    private static List<JsonNode> entries(String id, String kind) {
        var page = server.management().get("/api/conversations/" + id + "/ledger?limit=500").json();
        assertThat(page.get("verified").asBoolean()).isTrue();
        return StreamSupport.stream(page.get("entries").spliterator(), false).filter(one -> one.get("kind").asText().equals(kind)).toList();
    }

    private static JsonNode sent(String id) {
        return entries(id, "reply-sent").getFirst();
    }

    private static List<String> policies(List<JsonNode> entries) {
        return entries.stream().flatMap(one -> java.util.regex.Pattern.compile("GR-\\d{3}").matcher(one.get("details").toString()).results())
                .map(java.util.regex.MatchResult::group).toList();
    }

    private static List<String> values(JsonNode node, String field) {
        return node == null ? List.of() : node.findValuesAsText(field);
    }
}
