package dev.bailiwick.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationsApiTest {

    private final House house = House.open();
    private final Caller caller = new Caller(house.url(), "key");

    @Test
    void aConversationIsStartedAndReadInTheContractsForm() {
        var id = newId();

        var started = caller.send("POST", "/conversations", start(id, "\"assignee_type\":\"AI Agent\",\"created\":\"2026-03-01T13:00:00+01:00\","
                + "\"conversation_token\":\"secret\",\"metadata\":[1],\"something_new\":{}"));

        assertThat(started.status()).isEqualTo(200);
        assertThat(started.json().fieldNames()).toIterable().containsExactly("id", "customer_id", "channel", "created", "updated", "status",
                "agent_is_active", "latest_intent", "latest_handoff_target");
        assertThat(started.json().get("created").asText()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(started.json().get("status").asText()).isEqualTo("active");
        assertThat(started.json().get("agent_is_active").asBoolean()).isTrue();
        assertThat(started.text()).doesNotContain("secret");
        assertThat(caller.get("/conversations/" + id + "/read?support_platform=zendesk").text()).isEqualTo(started.text());
        assertThat(caller.get("/conversations/" + id).text()).isEqualTo(started.text());
    }

    @Test
    void aConversationWithoutAssigneeIsObservedOnly() {
        var started = caller.send("POST", "/conversations", start(newId(), null)).json();

        assertThat(started.get("status").asText()).isEqualTo("observing");
        assertThat(started.get("agent_is_active").asBoolean()).isFalse();
    }

    @Test
    void theSameCallTwiceIsAnsweredTheSameAndOtherContentIsRefused() {
        var id = newId();
        var first = caller.send("POST", "/conversations", start(id, null));

        assertThat(caller.send("POST", "/conversations", start(id, null)).text()).isEqualTo(first.text());
        assertThat(caller.send("POST", "/conversations", start(id, "\"metadata\":1")).error()).startsWith("409 already_exists: id: ").contains(id);
    }

    @Test
    void aMessageIsTakenOnceAndEchoed() {
        var id = begun();
        var said = "{\"id\":\"m-1\",\"body\":\"Hello\",\"participant_id\":\"c-1\",\"participant_type\":\"Customer\",\"subject\":\"Hi\","
                + "\"attachments\":[{\"type\":\"image\",\"file_name\":\"a.png\",\"url\":\"https://x.example/a.png\"}],"
                + "\"created\":\"2026-03-01T12:00:00.123456Z\",\"conversation_token\":\"new\"}";

        var first = caller.send("POST", "/conversations/" + id + "/messages", said);
        var second = caller.send("POST", "/conversations/" + id + "/messages", said);

        assertThat(first.text()).isEqualTo("{\"id\":\"m-1\",\"body\":\"Hello\",\"participant_id\":\"c-1\",\"participant_type\":\"Customer\","
                + "\"subject\":\"Hi\",\"attachments\":[{\"type\":\"image\",\"file_name\":\"a.png\",\"url\":\"https://x.example/a.png\"}],"
                + "\"created\":\"2026-03-01T12:00:00.123456Z\",\"conversation_token\":\"new\"}");
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(caller.send("POST", "/conversations/" + id + "/messages", said.replace("Hello", "Bye")).error())
                .startsWith("409 already_exists: id: ");
        assertThat(house.the(Conversations.class).messages(new ConversationId(id), 0, 10)).hasSize(1);
        assertThat(house.the(Conversations.class).token(new ConversationId(id))).contains("new");
    }

    @Test
    void thePenGoesToAndFroAndTheConversationEndsAndGoesOn() {
        var id = begun();
        var path = "/conversations/" + id;

        assertThat(caller.send("PUT", path + "/assignee", "{\"assignee_type\":\"Agent\",\"assignee_id\":\"a\"}").text()).isEmpty();
        assertThat(status(id)).isEqualTo("observing");
        caller.send("PUT", path + "/assignee", "{\"assignee_type\":\"AI Agent\",\"timestamp\":\"2026-03-01T12:00:00Z\"}");
        assertThat(status(id)).isEqualTo("active");
        caller.send("PUT", path + "/finish", "{\"reason\":\"done\"}");
        assertThat(status(id)).isEqualTo("finished");
        assertThat(caller.send("POST", path + "/messages", message("late", "Customer")).error()).startsWith("409 failed_precondition: ")
                .contains("resume");
        caller.send("PUT", path + "/resume", "{\"assignee_type\":\"AI Agent\",\"resources\":{\"a\":1}}");
        assertThat(status(id)).isEqualTo("active");
        assertThat(caller.send("PUT", path + "/cancel", "{}").status()).isEqualTo(200);
        assertThat(status(id)).isEqualTo("cancelled");
        assertThat(caller.send("PUT", path + "/resume", "{\"assignee_type\":\"AI Agent\"}").error()).startsWith("409 failed_precondition: ");
    }

    @Test
    void aRatingIsKeptOnce() {
        var id = begun();
        var rating = "{\"type\":\"csat\",\"value\":4,\"min_value\":1,\"max_value\":5,\"comments\":\"fine\"}";

        assertThat(caller.send("PUT", "/conversations/" + id + "/rate", rating).status()).isEqualTo(200);
        caller.send("PUT", "/conversations/" + id + "/rate", rating);

        assertThat(house.decisions(new ConversationId(id))).filteredOn(one -> one.kind() == Decision.Kind.CONVERSATION_RATED).hasSize(1);
        assertThat(caller.send("PUT", "/conversations/" + id + "/rate", rating.replace("4", "9")).error()).isEqualTo(
                "400 invalid_argument: value: must lie between min_value and max_value");
        assertThat(caller.send("PUT", "/conversations/" + id + "/rate", rating.replace("4", "4.5")).error()).isEqualTo(
                "400 invalid_argument: value: must be a whole number");
    }

    @Test
    void eventsActOrAreNotedOnce() {
        var id = begun();
        var path = "/conversations/" + id + "/events";

        assertThat(caller.send("POST", path, event("typing", "Customer", "")).status()).isEqualTo(200);
        caller.send("POST", path, event("assigned", "Agent", ""));
        assertThat(status(id)).isEqualTo("observing");
        caller.send("POST", path, event("assigned", "AI Agent", ",\"idempotency_key\":\"k1\""));
        assertThat(status(id)).isEqualTo("active");
        caller.send("POST", path, event("finished", "Agent", ""));
        assertThat(status(id)).isEqualTo("finished");
        caller.send("POST", path, event("resumed", "Agent", ",\"idempotency_key\":\"k2\""));
        assertThat(status(id)).isEqualTo("observing");
        caller.send("POST", path, event("finished", "Agent", ""));
        caller.send("POST", path, event("resumed", "Agent", ",\"idempotency_key\":\"k2\""));
        assertThat(status(id)).isEqualTo("finished");
        assertThat(caller.send("POST", path, event("async-tool-result", "Bot", "")).status()).isEqualTo(200);
        assertThat(caller.send("POST", path, event("danced", "Agent", "")).error()).isEqualTo("400 invalid_argument: type: must be one of assigned, "
                + "cancelled, finished, resumed, internal-note, message, delivered, read, rated, started, typing, async-tool-result");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"customer_id\":\"c\",\"channel\":\"web\"} | id: is missing",
        "{\"id\":\"a b\",\"customer_id\":\"c\",\"channel\":\"web\"} | id: must be 1 to 255 letters, digits or _ - + = . :",
        "{\"id\":\"x\",\"channel\":\"web\"} | customer_id: is missing",
        "{\"id\":\"x\",\"customer_id\":null,\"channel\":\"web\"} | customer_id: is missing",
        "{\"id\":\"x\",\"customer_id\":7,\"channel\":\"web\"} | customer_id: must be a string",
        "{\"id\":\"x\",\"customer_id\":\"a\\u0000b\",\"channel\":\"web\"} | customer_id: must not contain the character U+0000",
        "{\"id\":\"x\",\"customer_id\":\"a\\ud800b\"} | customer_id: is not well-formed text: half of a surrogate pair at character 2",
        "{\"id\":\"x\",\"customer_id\":\"c\",\"channel\":\"web\",\"assignee_type\":\"Robot\"} | assignee_type: must be one of AI Agent, Agent, Bot",
        "{\"id\":\"x\",\"customer_id\":\"c\",\"channel\":\"web\",\"created\":\"yesterday\"} | "
            + "created: must be an RFC 3339 timestamp such as 2026-03-01T12:00:00Z",
        "{\"id\":\"x\",\"customer_id\":\"c\",\"channel\":\"web\",\"resources\":[]} | resources: must be an object",
        "[] | the body must be a JSON object",
    })
    void aWrongFieldIsNamedWithWhatWouldBeRight(String body, String message) {
        assertThat(caller.send("POST", "/conversations", body).error()).isEqualTo("400 invalid_argument: " + message);
    }

    @Test
    void brokenJsonIsRefusedWithItsPlace() {
        assertThat(caller.send("POST", "/conversations", "{\n  \"id\": oops}").error())
                .startsWith("400 invalid_argument: the body is not valid JSON at line 2,");
        assertThat(caller.send("POST", "/conversations", "{\"id\":\"a\",\"id\":\"b\"}").error())
                .startsWith("400 invalid_argument: ").contains("Duplicate");
        assertThat(caller.send("POST", "/conversations", "{\"metadata\":" + "[".repeat(5_000)).error())
                .startsWith("400 invalid_argument: ").contains("depth");
        assertThat(caller.send("POST", "/conversations", "{} {}").error()).startsWith("400 invalid_argument: ");
        assertThat(caller.send("POST", "/conversations", "").error())
                .isEqualTo("400 invalid_argument: the body is missing; a JSON object is expected");
    }

    @Test
    void whatIsTooLargeIsRefusedWithTheLimit() {
        var id = begun();
        var huge = "{\"id\":\"m\",\"body\":\"" + "x".repeat(1_000_000) + "\",\"participant_id\":\"c\",\"participant_type\":\"Customer\"}";
        var long20 = "{\"id\":\"m\",\"body\":\"" + "x".repeat(20_001) + "\",\"participant_id\":\"c\",\"participant_type\":\"Customer\"}";

        assertThat(caller.send("POST", "/conversations/" + id + "/messages", huge).error()).isEqualTo(
                "400 invalid_argument: the body is larger than 262144 bytes, which is the most that is taken");
        assertThat(caller.sendChunked("POST", "/conversations/" + id + "/messages", huge).error()).isEqualTo(
                "400 invalid_argument: the body is larger than 262144 bytes, which is the most that is taken");
        assertThat(caller.send("POST", "/conversations/" + id + "/messages", long20).error()).isEqualTo(
                "400 invalid_argument: body: must have at most 20000 characters, and has 20001");
    }

    @Test
    void everyOtherNoHasTheEnvelopeToo() {
        assertThat(caller.get("/conversations/nobody").error()).isEqualTo("404 not_found: there is no conversation 'nobody'");
        assertThat(caller.send("PUT", "/conversations/nobody/finish", "{}").error()).isEqualTo("404 not_found: there is no conversation 'nobody'");
        assertThat(caller.get("/no/such/path").error()).isEqualTo("404 not_found: there is nothing at GET /no/such/path");
        assertThat(caller.send("POST", "/no/such/path", "{}").error()).isEqualTo("404 not_found: there is nothing at POST /no/such/path");
        var wrongMethod = caller.send("DELETE", "/conversations", null);
        assertThat(wrongMethod.error()).isEqualTo("405 invalid_argument: DELETE is not allowed here; allowed: POST");
        assertThat(wrongMethod.http().headers().firstValue("Allow")).contains("POST");
        assertThat(caller.send(caller.request("/conversations").header("Content-Type", "text/plain")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))).error())
                .isEqualTo("415 invalid_argument: Content-Type: must be application/json");
        assertThat(caller.send(caller.request("/conversations/nobody").header("Accept", "text/xml").GET()).error())
                .isEqualTo("406 invalid_argument: Accept: the answer is application/json");
        assertThat(caller.get("/api/deliveries?state=odd").error()).startsWith("400 invalid_argument: state: must be one of pending, ");
        assertThat(caller.get("/api/deliveries?limit=many").error()).isEqualTo("400 invalid_argument: limit: must be a number");
        assertThat(caller.send("POST", "/api/deliveries/none/resend", null).error()).isEqualTo("404 not_found: there is no delivery 'none'");
    }

    @Test
    void everyErrorNamesItsTraceAndACallersOwnIsKept() {
        assertThat(caller.get("/conversations/nobody").json().at("/details/trace_id").asText()).matches("[0-9a-f]{32}");
        assertThat(caller.send(caller.request("/conversations/nobody")
                .header("traceparent", "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01")
                .GET()).json().at("/details/trace_id").asText()).isEqualTo("0123456789abcdef0123456789abcdef");
    }

    @Test
    void aBrokenRequestLineIsRefusedInTheEnvelopeToo() throws Exception {
        var address = java.net.URI.create(house.url());
        try (var socket = new java.net.Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET /conv{ersations HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes());

            var answer = new String(socket.getInputStream().readAllBytes());

            assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"invalid_argument\"").contains("trace_id").doesNotContain("<html");
        }
    }

    @Test
    void deliveriesAreListedWithoutTheirWords() {
        var id = house.begin();
        house.ask(id, "m1");
        house.reply(id, "Private words.");
        house.receiver().next(id.value());

        var listed = caller.get("/api/deliveries?limit=1000");

        assertThat(listed.text()).contains(id.value()).doesNotContain("Private words").doesNotContain("secret-of");
    }

    private String begun() {
        var id = newId();
        assertThat(caller.send("POST", "/conversations", start(id, "\"assignee_type\":\"AI Agent\"")).status()).isEqualTo(200);
        return id;
    }

    private String status(String id) {
        return caller.get("/conversations/" + id).json().get("status").asText();
    }

    private static String newId() {
        return "wire-" + House.number();
    }

    private static String start(String id, String more) {
        return "{\"id\":\"" + id + "\",\"customer_id\":\"c-1\",\"channel\":\"carrier-pigeon\"" + (more == null ? "" : "," + more) + "}";
    }

    private static String message(String id, String by) {
        return "{\"id\":\"" + id + "\",\"body\":\"Hello\",\"participant_id\":\"c-1\",\"participant_type\":\"" + by + "\"}";
    }

    private static String event(String type, String by, String more) {
        return "{\"type\":\"" + type + "\",\"participant_id\":\"p-1\",\"participant_type\":\"" + by + "\"" + more + "}";
    }
}
