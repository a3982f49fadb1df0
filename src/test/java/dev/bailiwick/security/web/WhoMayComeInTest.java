package dev.bailiwick.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.security.Accounts;
import dev.bailiwick.security.ApiKeys;
import dev.bailiwick.security.KeyClass;
import dev.bailiwick.security.Role;
import dev.bailiwick.testing.OnTestDatabase;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = SmallHouse.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "bailiwick.security.integration-key=" + WhoMayComeInTest.INTEGRATION, "bailiwick.security.management-key=" + WhoMayComeInTest.MANAGEMENT,
        "bailiwick.security.admin-password=" + WhoMayComeInTest.PASSWORD, "bailiwick.chat.embed-from=https://www.larkfield.example"})
@ContextConfiguration(initializers = OnTestDatabase.class)
class WhoMayComeInTest {

    static final String INTEGRATION = "integration-key-of-the-test";
    static final String MANAGEMENT = "management-key-of-the-test";
    static final String PASSWORD = "a password of the test";

    @LocalServerPort
    int port;

    @Autowired
    ApiKeys keys;

    @Autowired
    Accounts accounts;

    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @ParameterizedTest
    @ValueSource(strings = {"/conversations/1", "/articles/1", "/nothing/here", "/actuator/env", "/api/things/1"})
    void withoutAKeyOneIsAskedForIt(String path) throws Exception {
        var answer = get(path, null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertEnvelope(answer, "unauthenticated");
    }

    @Test
    void anUnknownKeyIsRefusedAndNotRepeated() throws Exception {
        var answer = get("/conversations/1", "bwi_not-a-key-of-ours");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertEnvelope(answer, "unauthenticated");
        assertThat(answer.body()).doesNotContain("bwi_not");
    }

    @ParameterizedTest
    @CsvSource({"/conversations/1," + INTEGRATION + ",200", "/conversations/1," + MANAGEMENT + ",403", "/articles/1," + MANAGEMENT + ",200",
        "/articles/1," + INTEGRATION + ",403", "/api/things/1," + MANAGEMENT + ",200", "/api/things/1," + INTEGRATION + ",403"})
    void eachClassOfKeyOpensItsOwnPaths(String path, String key, int status) throws Exception {
        var answer = get(path, key);

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertEnvelope(answer, "permission_denied");
        }
    }

    @Test
    void aPathThatIsNotThereIsSaidToWhoeverHasAKey() throws Exception {
        assertThat(get("/nothing/here", INTEGRATION).statusCode()).isEqualTo(404);
        assertThat(get("/nothing/here", MANAGEMENT).statusCode()).isEqualTo(404);
        assertThat(get("/conversations/1/nothing", INTEGRATION).statusCode()).isEqualTo(404);
    }

    @Test
    void aKeyWritesWithoutACsrfToken() throws Exception {
        assertThat(post("/conversations", INTEGRATION, "{}").statusCode()).isEqualTo(200);
        assertThat(post("/api/things", MANAGEMENT, "{}").statusCode()).isEqualTo(200);
        assertThat(post("/api/chat/messages", null, "{}").statusCode()).as("the chat has tokens of its own").isEqualTo(200);
    }

    @Test
    void aRevokedKeyOpensNothing() throws Exception {
        var key = keys.create(KeyClass.INTEGRATION, "soon revoked");
        assertThat(get("/conversations/1", key).statusCode()).isEqualTo(200);

        keys.revoke(keys.all().stream().filter(known -> known.label().equals("soon revoked")).findFirst().orElseThrow().id());

        assertThat(get("/conversations/1", key).statusCode()).isEqualTo(401);
    }

    @Test
    void theOpenPagesAreOpenAndEveryAnswerCarriesStrictHeaders() throws Exception {
        var chat = get("/chat", null);
        var conversation = get("/conversations/1", INTEGRATION);

        assertThat(chat.statusCode()).isEqualTo(200);
        assertThat(chat.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'").contains("frame-ancestors https://www.larkfield.example");
        assertThat(chat.headers().firstValue("X-Frame-Options")).isEmpty();
        assertThat(conversation.headers().firstValue("Content-Security-Policy").orElse("")).contains("frame-ancestors 'self'");
        assertThat(conversation.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(conversation.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(get("/actuator/health", null).body()).isEqualTo("{\"status\":\"UP\",\"groups\":[\"liveness\",\"readiness\"]}");
        assertThat(get("/api/chat/events", null).body()).contains("hello");
    }

    @Test
    void detailsAndFiguresAreForTheManagementKey() throws Exception {
        assertThat(get("/actuator/health/readiness", null).body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get("/actuator/health/liveness", null).body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get("/actuator/health", INTEGRATION).body()).doesNotContain("components");
        assertThat(get("/actuator/health", "unknown-key-0123456789-unknown").statusCode()).isEqualTo(401);

        assertThat(get("/actuator/health", MANAGEMENT).body()).contains("\"db\":{\"status\":\"UP\"").contains("clockAheadSeconds");
        assertThat(get("/actuator/metrics", MANAGEMENT).body()).contains("bailiwick.database.up", "hikaricp.connections.active");
        for (String path : List.of("/actuator/metrics", "/actuator/metrics/bailiwick.database.up", "/actuator/env", "/actuator")) {
            assertThat(get(path, null).statusCode()).as(path).isEqualTo(401);
            assertThat(get(path, INTEGRATION).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(get("/actuator/env", MANAGEMENT).statusCode()).isEqualTo(404);
    }

    @Test
    void aPersonSignsInByTheFormAndThenSeesPagesAndTheApi() throws Exception {
        var refused = get("/ledger", null);
        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(refused.headers().firstValue("Location").orElse("")).endsWith("/login");

        assertThat(signIn("admin", "not the password").headers().firstValue("Location").orElse("")).endsWith("/login?error");
        var signedIn = signIn("admin", PASSWORD);

        assertThat(signedIn.headers().firstValue("Location").orElse("")).contains("/ledger");
        assertThat(signedIn.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
        assertThat(get("/ledger", null).statusCode()).isEqualTo(200);
        assertThat(get("/api/things/1", null).statusCode()).isEqualTo(200);
        assertThat(post("/api/things", null, "{}").statusCode()).as("a session alone may not write").isEqualTo(403);
        assertThat(get("/conversations/1", null).statusCode()).as("a session is no key").isEqualTo(401);
    }

    @Test
    void whoSignsInComesBackToTheVeryAddressThatWasAskedFor() throws Exception {
        var asked = get("/admin/conversations/c-1?status=ACTIVE", null);
        assertThat(asked.headers().firstValue("Location").orElse("")).endsWith("/login");

        var signedIn = signIn("admin", PASSWORD);

        assertThat(signedIn.headers().firstValue("Location").orElse("")).endsWith("/admin/conversations/c-1?status=ACTIVE");
    }

    @Test
    void aKeyOfSomebodysOwnOpensWhatTheirRolesOpenAndNoMore() throws Exception {
        String operator = keyOf("otto", Role.OPERATOR);
        String advisor = keyOf("ada", Role.ADVISOR);

        assertThat(get("/api/things/1", MANAGEMENT).statusCode()).isEqualTo(200);
        assertThat(get("/api/things/1", advisor).statusCode()).isEqualTo(403);
        assertThat(get("/api/things/1", advisor).body()).contains("this needs the role auditor");
        assertThat(get("/api/accounts", advisor).statusCode()).isEqualTo(403);
        assertThat(get("/actuator/metrics", advisor).statusCode()).isEqualTo(403);
        assertThat(get("/actuator/metrics", operator).statusCode()).isEqualTo(200);
    }

    private String keyOf(String name, Role role) {
        String first = accounts.create(name, Set.of(role), "admin");
        accounts.changePassword(name, first, "a password of " + name);
        return keys.createFor(name, "a test");
    }

    @Test
    void anOddAddressIsRefusedInTheEnvelope() throws Exception {
        var answer = get("/conversations//1", INTEGRATION);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertEnvelope(answer, "invalid_argument");
    }

    private HttpResponse<String> signIn(String name, String password) throws Exception {
        var form = get("/login", null).body();
        var field = Pattern.compile("name=\"(_csrf)\" value=\"([^\"]+)\"").matcher(form);
        assertThat(field.find()).isTrue();
        return client.send(request("/login", null).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=" + name + "&password=" + password.replace(' ', '+') + "&_csrf="
                        + java.net.URLEncoder.encode(field.group(2), StandardCharsets.UTF_8))).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String key) throws Exception {
        return client.send(request(path, key).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String key, String body) throws Exception {
        return client.send(request(path, key).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String key) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    private static void assertEnvelope(HttpResponse<String> answer, String code) throws Exception {
        JsonNode envelope = new ObjectMapper().readTree(answer.body());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(envelope.path("code").asText()).isEqualTo(code);
        assertThat(envelope.path("message").asText()).isNotBlank();
        assertThat(envelope.path("details").path("trace_id").asText()).isNotBlank();
    }
}
