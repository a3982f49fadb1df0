package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.ledger.Ledger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Scenarios are played over HTTP in the whole house, by what is in force and by a proposal. */
@WholeHouse
class ScenariosTest {

    private static final String TEXT = """
            title: How a card is ordered is told
            moment: 2026-03-03T09:30:00Z
            steps:
              - customer: How do I order a new debit card?
                then:
                  answered-from: en/order-a-card
                  passes: Task_SendReply
                  never-passes: Task_SendRepyl
            """;
    private static final String POLICY = """
            rule "GR-903 whatever is long goes to people"
                @status("active") @owner("Compliance") @since("2026-01-01") @review("2027-01-15")
                @basis("A test: long messages are read by people")
                @errs("Whoever writes only a few words.")
            when
                the message has at least 10 characters
            then
                hand off to "front-desk" because "Long messages are read by people."
            end
            """;
    private static final String EXAMPLES = """
            policy: GR-903
            examples:
              - {name: long, given: [{message: {length: 60}}], expect: hit}
              - {name: the limit, given: [{message: {length: 10}}], expect: hit}
              - {name: one less, given: [{message: {length: 9}}], expect: miss}
              - {name: a word, given: [{message: {length: 4}}], expect: miss}
            """;
    private static final String PATH = "rules/drl/people/GR-903-long-ones-go-to-people.dslr";

    private final WebApplicationContext context;
    private final JdbcTemplate database;
    private final Talk.House house;
    private Web officer;

    @Autowired
    ScenariosTest(WebApplicationContext context, DataSource dataSource, StartConversation start, ReceiveMessage receive, Conversations conversations,
            Ledger ledger) {
        this.context = context;
        this.house = new Talk.House(start, receive, conversations, ledger);
        this.database = new JdbcTemplate(dataSource);
    }

    @BeforeEach
    void anOfficer() throws Exception {
        officer = Colleagues.signedIn(context, database, "sophie", "officer");
    }

    @Test
    void theSampleCompanysScenariosAllPassByWhatIsInForceAndAreAlwaysTheSame() throws Exception {
        JsonNode listed = officer.get("/api/rehearsal/scenarios").ok().json();
        JsonNode card = officer.post("/api/rehearsal/play", Map.of()).ok().json();

        assertThat(card.get("failed").asInt()).as(card.toPrettyString()).isZero();
        assertThat(card.get("passed").asInt()).isEqualTo(listed.size()).isBetween(5, 12);
        System.out.println(listed.size() + " scenarios took " + card.get("took") + " ms");
        assertThat(officer.post("/api/rehearsal/play", Map.of()).ok().json().get("played")).isEqualTo(card.get("played"));
    }

    @Test
    void aTextIsPlayedAndAnElementThatNoDrawingHasIsNamed() throws Exception {
        JsonNode card = officer.post("/api/rehearsal/play", Map.of("text", TEXT)).ok().json();

        assertThat(card.at("/played/0/misses")).hasSize(1);
        assertThat(card.at("/played/0/misses/0/line").asInt()).isEqualTo(8);
        assertThat(card.at("/played/0/misses/0/instead").asText()).isEqualTo("no drawing has such an element");
        assertThat(officer.post("/api/rehearsal/play", Map.of("text", TEXT.replace("passes:", "passs:"))).json().get("message").asText())
                .contains("line 7: 'passs' is not known here");
    }

    @Test
    void aProposalMakesScenariosFailWithThePlaceAndWhatWasSoInstead() throws Exception {
        String id = officer.post("/api/policies/proposals", Map.of("title", "Long messages")).ok().json().get("id").asText();
        String file = "/api/policies/proposals/" + id + "/file?path=";
        officer.put(file + PATH, POLICY.getBytes(StandardCharsets.UTF_8)).ok();
        officer.put(file + PATH.replace(".dslr", ".examples.yaml"), EXAMPLES.getBytes(StandardCharsets.UTF_8)).ok();

        JsonNode card = officer.post("/api/rehearsal/play", Map.of("proposal", id, "paths", List.of("scenarios/a-fee-of-next-year.yaml"))).ok().json();

        assertThat(card.get("failed").asInt()).isEqualTo(1);
        assertThat(card.at("/played/0/misses/0/expected").asText()).isEqualTo("answered-from en/fees-2027");
        assertThat(card.at("/played/0/misses/0/instead").asText()).startsWith("handed off because of GR-903 to front-desk");
        assertThat(officer.post("/api/rehearsal/play", Map.of("proposal", "nowhere")).status()).isEqualTo(404);
    }

    @Test
    void whatShouldNotHaveBeenSaidInATrialBecomesAScenarioThatFailsUntilItIsMended() throws Exception {
        String trial = "/api/try/" + officer.post("/api/try", Map.of("moment", "2026-03-03T09:30:00Z", "resources",
                Map.of("customer", Map.of("verified", true, "country", "IE"), "account", Map.of("iban", "IE29AIBK93115212345678")))).ok().json()
                .get("id").asText();
        officer.post(trial + "/messages", Map.of("text", "My card 4111 1111 1111 1111: how do I order a new debit card?")).ok();
        officer.post(trial + "/time", Map.of("by", "PT90S")).ok();
        officer.post(trial + "/messages", Map.of("text", "Should I put my \"savings\" into shares?")).ok();

        JsonNode written = officer.get(trial + "/scenario?turn=2").ok().json();
        String text = written.get("text").asText();
        assertThat(written.get("name").asText()).isEqualTo("not-said-trial-2.yaml");
        assertThat(text).contains("moment: 2026-03-03T09:30:00Z", "audience: users, language: en", "country", "  - wait: PT1M30S")
                .doesNotContain("4111", "AIBK").doesNotContain("never-says: \"You are chatting");

        JsonNode card = officer.post("/api/rehearsal/play", Map.of("text", text)).ok().json();
        assertThat(card.get("failed").asInt()).as(text).isEqualTo(1);
        assertThat(card.at("/played/0/misses/0/expected").asText()).startsWith("never-says “I cannot advise you on investments");
        assertThat(card.at("/played/0/misses/0/step").asInt()).isEqualTo(2);
        JsonNode first = officer.get(trial + "/scenario?turn=1").ok().json();
        assertThat(first.get("text").asText()).contains("never-answered-from: [en/order-a-card]");
        assertThat(officer.get(trial + "/scenario?turn=7").json().get("message").asText()).contains("the assistant said nothing in turn 7");
    }

    @Test
    void aConversationThatTookPlaceBecomesAScenarioForThoseWhoMayReadIt() throws Exception {
        HeldAssistant.goesOn();
        Talk talk = house.withTheAssistant().customerSays("How do I order a new debit card? My number is 4111 1111 1111 1111.");
        talk.reply(1);
        String conversation = talk.id() + "&turn=1";

        assertThat(officer.get("/api/rehearsal/scenario?from=" + conversation).ok().json().get("text").asText())
                .contains("never-answered-from: [en/order-a-card]", "never-says:").doesNotContain("4111");
        Web operator = Colleagues.signedIn(context, database, "olaf", "operator");
        assertThat(operator.get("/api/rehearsal/scenario?from=" + conversation).status()).isEqualTo(403);
        assertThat(officer.get("/api/rehearsal/scenario?from=nowhere&turn=1").status()).isEqualTo(404);
    }
}
