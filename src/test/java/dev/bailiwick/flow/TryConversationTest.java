package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** A conversation is tried over HTTP in the whole house: by what is in force and by a proposal, at any moment, and nothing of it is kept. */
@WholeHouse
class TryConversationTest {

    private static final String PATH = "rules/drl/people/GR-902-trials-go-to-people.dslr";
    private static final String POLICY = """
            rule "GR-902 whatever is long goes to people"
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
            policy: GR-902
            examples:
              - {name: long, given: [{message: {length: 60}}], expect: hit}
              - {name: the limit, given: [{message: {length: 10}}], expect: hit}
              - {name: one less, given: [{message: {length: 9}}], expect: miss}
              - {name: a word, given: [{message: {length: 4}}], expect: miss}
            """;
    private static final String QUESTION = "How do I order a new debit card?";

    private final WebApplicationContext context;
    private final JdbcTemplate database;
    private Web officer;

    @Autowired
    TryConversationTest(WebApplicationContext context, DataSource dataSource) {
        this.context = context;
        this.database = new JdbcTemplate(dataSource);
    }

    @BeforeEach
    void anOfficer() throws Exception {
        officer = Colleagues.signedIn(context, database, "trudy", "officer");
    }

    @Test
    void aTrialIsAnsweredAsInEarnestAndNothingOfItIsKeptButThatItWas() throws Exception {
        // Conversations that other tests left go on by themselves and may write in between; a trial that leaves something leaves it every time.
        for (int more = 4; !leavesNothing(more == 0); more--) {
            assertThat(more).isPositive();
        }
    }

    private boolean leavesNothing(boolean last) throws Exception {
        Map<String, Long> before = rows();
        String trial = begin(Map.of("moment", "2026-03-03T09:30:00Z", "resources", Map.of("customer", Map.of("verified", true))));

        JsonNode said = officer.post(trial + "/messages", Map.of("text", QUESTION)).ok().json();

        assertThat(said.at("/messages/0/by").asText()).isEqualTo("customer");
        assertThat(said.at("/messages/1/by").asText()).as(said.toPrettyString()).isEqualTo("assistant");
        assertThat(said.at("/messages/1/at").asText()).isEqualTo("2026-03-03T09:30:00Z");
        assertThat(said.findValuesAsText("kind")).contains("message-judged", "draft-judged", "reply-sent");
        assertThat(said.get("path")).isNotEmpty();
        System.out.println("a trial's message took " + said.get("took") + " ms");
        Map<String, Long> after = rows();
        before.merge("ledger.entry", 1L, Long::sum);
        if (last) {
            assertThat(after).as("rows of every table, and one more that says that somebody tried").isEqualTo(before);
        }
        return after.equals(before);
    }

    @Test
    void timeThatPassesFiresWhatIsDueAndTheHouseKeepsItsOwn() throws Exception {
        String trial = begin(Map.of("moment", "2026-03-03T09:30:00Z"));
        JsonNode said = officer.post(trial + "/messages", Map.of("text", QUESTION)).ok().json();
        assertThat(said.get("nextTimer").asText()).startsWith("2026-03-");

        JsonNode later = officer.post(trial + "/time", Map.of("by", "P60D")).ok().json();

        assertThat(later.get("now").asText()).isEqualTo("2026-05-02T09:30:00Z");
        assertThat(later.get("status").asText()).isNotEqualTo("active");
        assertThat(org.camunda.bpm.engine.impl.util.ClockUtil.getCurrentTime().toInstant()).isAfter(java.time.Instant.parse("2026-06-01T00:00:00Z"));
    }

    @Test
    void aProposalIsTriedAndABrokenOneSaysFileAndLine() throws Exception {
        String id = officer.post("/api/policies/proposals", Map.of("title", "Long messages")).ok().json().get("id").asText();
        String proposal = "/api/policies/proposals/" + id;
        put(proposal, PATH, POLICY.replace("the message has at least", "the mesage has at least"));
        put(proposal, PATH.replace(".dslr", ".examples.yaml"), EXAMPLES);
        Web.Answer broken = officer.post("/api/try", Map.of("proposal", id));
        assertThat(broken.status()).isEqualTo(409);
        assertThat(broken.json().get("message").asText()).contains(PATH + ":6").contains("the nearest sentence is");

        put(proposal, PATH, POLICY);
        JsonNode said = officer.post(begin(Map.of("proposal", id)) + "/messages", Map.of("text", QUESTION)).ok().json();

        assertThat(said.findValuesAsText("policy")).contains("GR-902");
        assertThat(said.get("status").asText()).isEqualTo("observing");
    }

    @Test
    void aTrialIsItsOwnersAlone() throws Exception {
        String trial = begin(Map.of());
        Web other = Colleagues.signedIn(context, database, "tracy", "analyst");

        assertThat(other.get(trial).status()).isEqualTo(404);
        assertThat(officer.get(trial).status()).isEqualTo(200);
    }

    private String begin(Map<String, ?> wish) throws Exception {
        return "/api/try/" + officer.post("/api/try", wish).ok().json().get("id").asText();
    }

    private void put(String proposal, String path, String text) throws Exception {
        officer.put(proposal + "/file?path=" + path, text.getBytes(StandardCharsets.UTF_8)).ok();
    }

    private Map<String, Long> rows() {
        List<String> tables = database.queryForList("""
                select schemaname || '.' || relname from pg_stat_user_tables
                 where schemaname in ('conversation', 'channel', 'desk', 'ledger', 'flow', 'model', 'guardrail', 'release')""", String.class);
        Map<String, Long> rows = new TreeMap<>();
        tables.forEach(table -> rows.put(table, database.queryForObject("select count(*) from " + table, Long.class)));
        return rows;
    }
}
