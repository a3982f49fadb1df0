package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
    private Web officer;

    @Autowired
    ScenariosTest(WebApplicationContext context, DataSource dataSource) {
        this.context = context;
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
}
