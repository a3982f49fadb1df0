package dev.bailiwick.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.security.Accounts;
import dev.bailiwick.security.Role;
import dev.bailiwick.testing.OnTestDatabase;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole way over HTTP, with a provider that is not ours and insists on PKCE. */
@SpringBootTest(classes = SmallHouse.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "bailiwick.security.sign-on.client-id=" + RealProvider.CLIENT, "bailiwick.security.sign-on.client-secret=" + RealProvider.SECRET,
    "bailiwick.security.sign-on.roles.officer=Policy Officers", "bailiwick.security.sign-on.label=Larkfield & Sons"})
@ContextConfiguration(initializers = OnTestDatabase.class)
@DirtiesContext
class SignOnAtARealProviderTest {

    private static final RealProvider PROVIDER = new RealProvider();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        properties.add("bailiwick.security.sign-on.issuer", PROVIDER::issuer);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @BeforeEach
    void theProviderKnowsTheHouse() {
        PROVIDER.knows(port);
    }

    @Test
    void aPersonSignsInThereAndComesBackToThePageThatWasAskedFor() throws Exception {
        var browser = new Browser(port);
        var page = browser.follow(browser.get("/ledger"));
        assertThat(page.body()).contains("<a class=\"company\" href=\"/oauth2/authorization/company\">Larkfield &amp; Sons</a>");
        var there = browser.follow(browser.get("/oauth2/authorization/company"));
        assertThat(there.uri().toString()).startsWith(PROVIDER.issuer() + "/login");

        var back = browser.follow(browser.signIn(there, "meg.harlow", "megs word"));

        assertThat(back.uri().getPath()).as(back.body()).isEqualTo("/ledger");
        assertThat(back.body()).isEqualTo("a page");
        assertThat(browser.get("/api/account").body()).contains("\"name\":\"meg.harlow\"", "\"roles\":[\"officer\"]", "\"atProvider\":true");
        assertThat(accounts.find("meg.harlow")).hasValueSatisfying(meg -> {
            assertThat(meg.issuer()).isEqualTo(PROVIDER.issuer());
            assertThat(meg.roles()).isEqualTo(Set.of(Role.OFFICER));
            assertThat(meg.lastSignIn()).isNotNull();
        });
    }

    @Test
    void whoseGroupsGiveNoRoleIsToldSoAndStaysOutside() throws Exception {
        var browser = new Browser(port);
        var there = browser.follow(browser.get("/oauth2/authorization/company"));

        var back = browser.follow(browser.signIn(there, "tom.reed", "toms word"));

        assertThat(back.uri().toString()).endsWith("/login?error=role");
        assertThat(back.body()).contains("none of your groups gives you a role here");
        assertThat(accounts.find("tom.reed")).isEmpty();
        assertThat(browser.get("/ledger").statusCode()).isEqualTo(302);
    }
}
