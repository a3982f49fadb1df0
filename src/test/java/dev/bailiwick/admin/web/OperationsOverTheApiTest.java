package dev.bailiwick.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.flow.Web;
import dev.bailiwick.flow.WholeHouse;
import dev.bailiwick.security.Accounts;
import dev.bailiwick.security.ApiKeys;
import dev.bailiwick.security.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** What whoever keeps the house running may look at and change: nodes, changes, keys and what stands still. */
@WholeHouse
class OperationsOverTheApiTest {

    private final WebApplicationContext context;
    private final Accounts accounts;
    private final ApiKeys keys;
    private final Clock clock;
    private final Web operator;

    @Autowired
    OperationsOverTheApiTest(WebApplicationContext context, Accounts accounts, ApiKeys keys, Clock clock) {
        this.context = context;
        this.accounts = accounts;
        this.keys = keys;
        this.clock = clock;
        this.operator = person("operations-olga", Role.OPERATOR);
    }

    private Web person(String name, Role role) {
        if (accounts.find(name).isEmpty()) {
            accounts.changePassword(name, accounts.create(name, Set.of(role), "admin"), "a password of " + name);
        }
        return Web.withKey(context, keys.createFor(name, "operations"));
    }

    @Test
    void aNodeIsAtWorkSinceAMomentThatIsOver() throws Exception {
        JsonNode nodes = operator.get("/api/operations/nodes").ok().json();

        assertThat(nodes).isNotEmpty().allSatisfy(node -> assertThat(Instant.parse(node.path("since").asText())).isBefore(clock.instant()));
    }

    @Test
    void aKeyIsShownOnceAndRevokedForGoodAndBothStandAmongTheChanges() throws Exception {
        String key = operator.post("/api/operations/keys", Map.of("label", "operations-till")).ok().json().path("key").asText();
        JsonNode known = known("operations-till");

        assertThat(key).hasSizeGreaterThan(20);
        assertThat(known.path("keyClass").asText()).isEqualTo("integration");
        assertThat(known.has("revoked")).isFalse();
        assertThat(operator.get("/api/operations/keys").text()).as("no list shows a key").doesNotContain(key);

        operator.call("DELETE", "/api/operations/keys/" + known.path("id").asText()).ok();

        assertThat(known("operations-till").has("revoked")).isTrue();
        JsonNode changes = operator.get("/api/operations/changes?limit=2").ok().json();
        assertThat(changes.path("verified").asBoolean()).isTrue();
        assertThat(changes.path("changes").findValuesAsText("by")).contains("operations-olga");
        assertThat(details(changes)).containsExactly("revoked the key operations-till", "made an Integration key operations-till");
    }

    @Test
    void aKeyWithoutANameIsRefusedAndNothingOfItIsKept() throws Exception {
        int before = operator.get("/api/operations/keys").json().size();

        assertThat(operator.post("/api/operations/keys", Map.of("label", " ")).status()).isEqualTo(400);
        assertThat(operator.post("/api/operations/keys", Map.of("label", "x".repeat(10_000))).status()).isEqualTo(400);
        Web.Answer unknown = operator.call("DELETE", "/api/operations/keys/nothing-of-that-name");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).contains("there is no key 'nothing-of-that-name'");

        assertThat(operator.get("/api/operations/keys").json()).hasSize(before);
    }

    @Test
    void changesComePageAfterPageWithNothingTwiceAndNothingLeftOut() throws Exception {
        for (String label : List.of("operations-one", "operations-two", "operations-three")) {
            operator.post("/api/operations/keys", Map.of("label", label)).ok();
        }

        JsonNode first = operator.get("/api/operations/changes?limit=2").ok().json();
        JsonNode second = operator.get("/api/operations/changes?limit=2&before=" + first.path("next").asLong()).ok().json();

        assertThat(numbers(second).getFirst()).isEqualTo(numbers(first).getLast() - 1);
        assertThat(first.path("next").asLong()).isEqualTo(numbers(first).getLast());
        assertThat(operator.get("/api/operations/changes?before=1").ok().json().path("changes")).isEmpty();
        assertThat(operator.get("/api/operations/changes?limit=0").text()).contains("limit: must be 1 to 100");
        assertThat(operator.get("/api/operations/changes?limit=101").status()).isEqualTo(400);
        assertThat(operator.get("/api/operations/changes?before=soon").status()).isEqualTo(400);
    }

    @Test
    void whatDoesNotStandStillIsNotTriedAgain() throws Exception {
        assertThat(operator.get("/api/operations/incidents").ok().json().isArray()).isTrue();
        Web.Answer unknown = operator.post("/api/operations/incidents/nothing-of-that-name/retry");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).contains("there is no incident 'nothing-of-that-name'");
    }

    @Test
    void whoeverReadsChangesNothingAndWhoeverHasAnotherRoleReadsNothing() throws Exception {
        Web auditor = person("operations-ada", Role.AUDITOR);
        Web advisor = person("operations-avi", Role.ADVISOR);

        assertThat(auditor.get("/api/operations/keys").status()).isEqualTo(200);
        assertThat(auditor.post("/api/operations/keys", Map.of("label", "operations-not")).text()).contains("this needs the role operator");
        assertThat(auditor.post("/api/operations/incidents/any/retry").status()).isEqualTo(403);
        for (String path : List.of("nodes", "changes", "keys", "incidents")) {
            assertThat(advisor.get("/api/operations/" + path).status()).as(path).isEqualTo(403);
        }
    }

    private JsonNode known(String label) throws Exception {
        return StreamSupport.stream(operator.get("/api/operations/keys").ok().json().spliterator(), false)
                .filter(one -> one.path("label").asText().equals(label)).findFirst().orElseThrow();
    }

    private static List<String> details(JsonNode changes) {
        return StreamSupport.stream(changes.path("changes").spliterator(), false)
                .map(one -> one.at("/details/what").asText() + " " + one.at("/details/key").asText()).toList();
    }

    private static List<Long> numbers(JsonNode page) {
        return StreamSupport.stream(page.path("changes").spliterator(), false).map(one -> one.path("number").asLong()).toList();
    }
}
