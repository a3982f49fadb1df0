package dev.bailiwick.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.security.Accounts;
import dev.bailiwick.security.Role;
import dev.bailiwick.testing.OnTestDatabase;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = SmallHouse.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OnTestDatabase.class)
class SessionsTest {

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Test
    void anotherPasswordEndsTheOtherSessionsAndKeepsTheOneThatChangedIt() throws Exception {
        owner("ada", Role.AUDITOR);
        var stolen = signedIn("ada", "a password of ada");
        var own = signedIn("ada", "a password of ada");

        assertThat(changePassword(own, "a password of ada", "another password of ada").statusCode()).isEqualTo(204);

        assertThat(own.get("/api/account").statusCode()).isEqualTo(200);
        assertThat(own.get("/ledger").statusCode()).isEqualTo(200);
        assertThat(stolen.get("/api/account").statusCode()).isEqualTo(401);
        assertThat(Browser.location(stolen.get("/ledger"))).endsWith("/login");
    }

    @Test
    void rolesThatAreTakenEndTheSessionsAndRolesThatAreGivenDoNot() throws Exception {
        owner("bea", Role.AUDITOR);
        var session = signedIn("bea", "a password of bea");

        accounts.grant("bea", Set.of(Role.AUDITOR, Role.OFFICER), "admin");
        assertThat(session.get("/api/account").body()).contains("officer");
        accounts.grant("bea", Set.of(Role.AUDITOR), "admin");

        assertThat(session.get("/api/account").statusCode()).isEqualTo(401);
        assertThat(signedIn("bea", "a password of bea").get("/ledger").statusCode()).isEqualTo(200);
    }

    @Test
    void aClosedAccountEndsTheSessions() throws Exception {
        owner("cid", Role.AUDITOR);
        var session = signedIn("cid", "a password of cid");

        accounts.close("cid", "admin");

        assertThat(session.get("/api/account").statusCode()).isEqualTo(401);
        assertThat(Browser.location(session.get("/ledger"))).endsWith("/login");
    }

    @Test
    void wrongPasswordsWhileChangingOneCountAsAtTheDoor() throws Exception {
        owner("dora", Role.AUDITOR);
        var session = signedIn("dora", "a password of dora");

        for (int i = 0; i < 10; i++) {
            assertThat(changePassword(session, "a guess", "another password of dora").statusCode()).isEqualTo(403);
        }

        assertThat(changePassword(session, "a password of dora", "another password of dora").statusCode()).as("not even the right one").isEqualTo(429);
        assertThat(Browser.location(signIn(new Browser(port), "dora", "a password of dora"))).endsWith("/login?error");
    }

    @Test
    void whoeverSignsInInAnotherSpellingIsTheSamePerson() throws Exception {
        owner("Eve.Lind", Role.AUDITOR);

        assertThat(signedIn("EVE.lind", "a password of Eve.Lind").get("/api/account").body()).contains("\"name\":\"Eve.Lind\"");
        for (int i = 0; i < 10; i++) {
            signIn(new Browser(port), i % 2 == 0 ? "eve.lind" : "EVE.LIND", "a guess");
        }
        assertThat(Browser.location(signIn(new Browser(port), "Eve.Lind", "a password of Eve.Lind"))).endsWith("/login?error");
    }

    private void owner(String name, Role role) {
        accounts.changePassword(name, accounts.create(name, Set.of(role), "admin"), "a password of " + name);
    }

    private Browser signedIn(String name, String password) throws Exception {
        var browser = new Browser(port);
        assertThat(Browser.location(signIn(browser, name, password))).endsWith("/admin");
        return browser;
    }

    private static HttpResponse<String> signIn(Browser browser, String name, String password) throws Exception {
        return browser.signIn(browser.get("/login"), name, password);
    }

    private static HttpResponse<String> changePassword(Browser browser, String before, String after) throws Exception {
        var token = new ObjectMapper().readTree(browser.get("/api/account").body()).path("token");
        return browser.send("POST", "/api/account/password", token.path("header").asText(), token.path("value").asText(),
                "{\"before\":\"" + before + "\",\"after\":\"" + after + "\"}");
    }
}
