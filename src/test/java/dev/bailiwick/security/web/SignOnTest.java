package dev.bailiwick.security.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.security.Accounts;
import dev.bailiwick.security.Role;
import dev.bailiwick.testing.OnTestDatabase;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Sign-in at a provider that errs, lies, is slow or is not there. It was down when the house started. */
@SpringBootTest(classes = {SmallHouse.class, SignOnTest.Time.class}, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "bailiwick.security.admin-password=" + SignOnTest.PASSWORD, "bailiwick.security.sign-on.client-id=" + StandInProvider.CLIENT,
    "bailiwick.security.sign-on.client-secret=" + StandInProvider.SECRET, "bailiwick.security.sign-on.timeout=1s",
    "bailiwick.security.sign-on.roles.officer=Officers", "bailiwick.security.sign-on.roles.auditor=Audit,Board"})
@ContextConfiguration(initializers = OnTestDatabase.class)
@DirtiesContext
class SignOnTest {

    static final String PASSWORD = "a password of the test";

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private static final StandInProvider PROVIDER = new StandInProvider();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Clock clock;

    static class Time {

        @Bean
        Clock movedByTheTest() {
            return ((InstantSource) NOW::get).withZone(ZoneOffset.UTC);
        }
    }

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        PROVIDER.becomes("description", StandInProvider.Mood.OUT_OF_ORDER);
        properties.add("bailiwick.security.sign-on.issuer", PROVIDER::issuer);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @BeforeEach
    void theProviderIsAskedAnew() {
        NOW.updateAndGet(now -> now.plus(Duration.ofHours(2)));
        PROVIDER.behaves(clock);
    }

    @Test
    void whatTheProviderSaysOfSomebodyIsWhatTheyAreHere() throws Exception {
        var browser = signedOn("s-1", "ada", "Officers", "Board", "Canteen");

        assertThat(browser.get("/api/account").body()).contains("\"name\":\"ada\"", "\"roles\":[\"officer\",\"auditor\"]");
        assertThat(accounts.find("ada").orElseThrow().roles()).isEqualTo(Set.of(Role.OFFICER, Role.AUDITOR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"another nonce", "no nonce", "another issuer", "expired", "another audience", "not signed", "signed by somebody else",
        "signed by the shared secret", "without a subject", "from the future"})
    void aTokenThatProvesNothingLetsNobodyIn(String flaw) throws Exception {
        Instant now = clock.instant();
        PROVIDER.says(token -> {
            token.subject("s-9").claim("preferred_username", "mallory").claim("groups", List.of("Officers"));
            switch (flaw) {
                case "another nonce" -> token.claim("nonce", "of another sign-in");
                case "no nonce" -> token.claim("nonce", null);
                case "another issuer" -> token.issuer("https://login.elsewhere.example");
                case "expired" -> token.expirationTime(Date.from(now.minusSeconds(120))).issueTime(Date.from(now.minusSeconds(600)));
                case "another audience" -> token.audience("another-house");
                case "without a subject" -> token.subject(null);
                case "from the future" -> token.issueTime(Date.from(now.plusSeconds(600))).expirationTime(Date.from(now.plusSeconds(900)));
                case "not signed" -> PROVIDER.seals(StandInProvider.Seal.NONE);
                case "signed by somebody else" -> PROVIDER.seals(StandInProvider.Seal.FOREIGN_KEY);
                default -> PROVIDER.seals(StandInProvider.Seal.SHARED_SECRET);
            }
        });

        assertStaysOutside(new Browser(port), "unproven", "could not be accepted");
        assertThat(accounts.find("mallory")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login/oauth2/code/company", "/login/oauth2/code/company?code=x", "/login/oauth2/code/company?code=x&state=of+another"})
    void anAnswerThatBelongsToNoSignInOfThisBrowserIsRefused(String answer) throws Exception {
        var browser = new Browser(port);
        begin(browser);

        var refused = browser.get(answer);

        assertThat(Browser.location(refused)).endsWith("/login?error=stale");
        assertThat(browser.follow(refused).body()).contains("begin again");
        assertThat(browser.get("/ledger").statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({"access_denied,declined", "temporarily_unavailable,away", "invalid_scope,away"})
    void whatTheProviderRefusesIsToldInWords(String code, String fault) throws Exception {
        var browser = new Browser(port);
        String state = begin(browser).get("state");

        var refused = browser.get("/login/oauth2/code/company?error=" + code + "&error_description=%3Cb%3Eevil&state=" + Browser.encoded(state));

        assertThat(Browser.location(refused)).endsWith("/login?error=" + fault);
        assertThat(browser.follow(refused).body()).contains("company's sign-in").doesNotContain("evil");
    }

    @ParameterizedTest
    @CsvSource({"OUT_OF_ORDER", "SILENT", "DRIPPING", "ENDLESS"})
    void aProviderThatIsDownSlowOrEndlessIsToldAndPasswordsStillWork(StandInProvider.Mood mood) throws Exception {
        PROVIDER.becomes("description", mood);
        var browser = new Browser(port);

        var refused = browser.get("/oauth2/authorization/company");

        assertThat(Browser.location(refused)).endsWith("/login?error=away");
        var page = browser.follow(refused);
        assertThat(page.body()).contains("cannot be reached", "still sign in below");
        int asked = PROVIDER.calls.get();
        browser.get("/oauth2/authorization/company");
        assertThat(PROVIDER.calls).as("a provider that was down a moment ago is not asked again at once").hasValue(asked);
        assertThat(Browser.location(browser.signIn(page, "admin", PASSWORD))).doesNotContain("error");

        PROVIDER.behaves(clock);
        NOW.updateAndGet(now -> now.plus(Duration.ofSeconds(11)));
        assertThat(Browser.location(new Browser(port).get("/oauth2/authorization/company"))).startsWith(PROVIDER.issuer());
    }

    @ParameterizedTest
    @CsvSource({"token,OUT_OF_ORDER", "token,SILENT", "keys,OUT_OF_ORDER", "keys,SILENT", "keys,ENDLESS"})
    void aProviderThatBreaksDownOnTheWayIsToldToo(String what, StandInProvider.Mood mood) throws Exception {
        person("s-8", "late", "Officers");
        PROVIDER.becomes(what, mood);

        assertStaysOutside(new Browser(port), "away", "cannot be reached");
    }

    @Test
    void aProviderThatCallsItselfOtherwiseIsNotBelieved() throws Exception {
        PROVIDER.callsItself("https://login.elsewhere.example");

        assertThat(Browser.location(new Browser(port).get("/oauth2/authorization/company"))).endsWith("/login?error=away");
    }

    @Test
    void theProviderIsAskedWithStateNonceAndProofKey() throws Exception {
        var asked = begin(new Browser(port));

        assertThat(asked).containsEntry("response_type", "code").containsEntry("code_challenge_method", "S256").containsEntry("scope", "openid profile")
                .containsEntry("client_id", StandInProvider.CLIENT).containsKeys("state", "nonce", "code_challenge")
                .containsEntry("redirect_uri", "http://127.0.0.1:" + port + "/login/oauth2/code/company");
    }

    @Test
    void rolesThatAreLostAtTheProviderAreLostHereAtTheNextSignIn() throws Exception {
        var earlier = signedOn("s-2", "bea", "Officers");
        assertThat(earlier.get("/api/account").body()).contains("officer");
        var later = signedOn("s-2", "bea", "Audit");
        assertThat(earlier.get("/api/account").statusCode()).isEqualTo(401);
        assertThat(later.get("/api/account").body()).contains("auditor").doesNotContain("officer\"");

        person("s-2", "bea", "Canteen");
        assertStaysOutside(new Browser(port), "role", "none of your groups");

        assertThat(accounts.find("bea").orElseThrow().roles()).isEmpty();
        assertThat(later.get("/ledger").statusCode()).as("nor in a session from before").isEqualTo(302);
    }

    @Test
    void whoIsNotVouchedForAnewWithinADayHasNoRoles() throws Exception {
        var browser = signedOn("s-3", "cid", "Audit");
        assertThat(browser.get("/ledger").statusCode()).isEqualTo(200);

        NOW.updateAndGet(now -> now.plus(Duration.ofHours(24)).plusSeconds(1));

        assertThat(accounts.find("cid").orElseThrow().rolesNow()).isEmpty();
        assertThat(Browser.location(browser.get("/ledger"))).endsWith("/login");
        assertThat(browser.get("/api/account").statusCode()).isEqualTo(401);
        assertThat(signedOn("s-3", "cid", "Audit").get("/ledger").statusCode()).isEqualTo(200);
    }

    @Test
    void aNameThatSomebodyElseHasIsNotGivenTwice() throws Exception {
        accounts.create("Dora", Set.of(Role.OFFICER), "admin");
        for (String name : List.of("dora", "DORA", "admin", "Admin")) {
            person("s-4", name, "Officers");
            assertStaysOutside(new Browser(port), "taken", "already");
        }
        signedOn("s-5", "eve", "Officers");
        person("s-6", "eve", "Officers");
        assertStaysOutside(new Browser(port), "taken", "already");
    }

    @Test
    void whoIsCalledOtherwiseAtTheProviderStaysWhoTheyWereHere() throws Exception {
        signedOn("s-7", "fay", "Officers");

        assertThat(signedOn("s-7", "admin", "Officers").get("/api/account").body()).contains("\"name\":\"fay\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "two words", "pаyments", "<b>", "a-name-that-is-longer-than-sixty-characters-and-so-none-of-an-account"})
    void whatCannotBeANameIsNone(String name) throws Exception {
        person("s-11", name, "Officers");

        assertStaysOutside(new Browser(port), "name", "gave no name");
    }

    @Test
    void aClosedAccountStaysClosed() throws Exception {
        var browser = signedOn("s-12", "gus", "Officers");
        accounts.close("gus", "admin");
        assertThat(browser.get("/api/account").statusCode()).isEqualTo(401);

        person("s-12", "gus", "Officers");

        assertStaysOutside(new Browser(port), "closed", "Your account was closed");
    }

    @Test
    void anAccountOfTheProviderHasNoPasswordAndNoRolesOfOurOwn() throws Exception {
        signedOn("s-13", "hal", "Officers");
        var browser = new Browser(port);

        assertThat(Browser.location(browser.signIn(browser.get("/login"), "hal", ""))).endsWith("/login?error");
        assertThatThrownBy(() -> accounts.changePassword("hal", "", "a password of hal's")).isInstanceOf(Refusal.class).hasMessageContaining("change the");
        assertThatThrownBy(() -> accounts.grant("hal", Set.of(Role.APPROVER), "admin")).isInstanceOf(Refusal.class).hasMessageContaining("come from");
    }

    private Browser signedOn(String subject, String name, String... groups) throws Exception {
        person(subject, name, groups);
        var browser = new Browser(port);
        var answer = comeBack(browser);
        assertThat(Browser.location(answer)).endsWith("/admin");
        return browser;
    }

    private void person(String subject, String name, String... groups) {
        PROVIDER.says(token -> token.subject(subject).claim("preferred_username", name).claim("groups", List.of(groups)));
    }

    private void assertStaysOutside(Browser browser, String fault, String words) throws Exception {
        var answer = comeBack(browser);
        assertThat(Browser.location(answer)).endsWith("/login?error=" + fault);
        assertThat(browser.follow(answer).body()).contains(words);
        assertThat(browser.get("/ledger").statusCode()).isEqualTo(302);
    }

    private HttpResponse<String> comeBack(Browser browser) throws Exception {
        var asked = begin(browser);
        return browser.get("/login/oauth2/code/company?code=" + asked.get("nonce") + "&state=" + Browser.encoded(asked.get("state")));
    }

    private static Map<String, String> begin(Browser browser) throws Exception {
        String there = Browser.location(browser.get("/oauth2/authorization/company"));
        assertThat(there).startsWith(PROVIDER.issuer() + "/authorize?");
        return Browser.query(there);
    }
}
