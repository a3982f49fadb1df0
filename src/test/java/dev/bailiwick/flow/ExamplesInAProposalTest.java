package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** The examples of a proposal as the studio's grid asks for them: tried while they are written, by the proposal's own policies. */
@WholeHouse
class ExamplesInAProposalTest {

    private static final String POLICY = "rules/drl/people/GR-020-complaint.dslr";
    private static final String PATH = "rules/drl/people/GR-020-complaint.examples.yaml";

    private final WebApplicationContext context;
    private final JdbcTemplate database;
    private Web officer;
    private String proposal;

    @Autowired
    ExamplesInAProposalTest(WebApplicationContext context, DataSource dataSource) {
        this.context = context;
        this.database = new JdbcTemplate(dataSource);
    }

    @BeforeEach
    void aProposal() throws Exception {
        officer = Colleagues.signedIn(context, database, "olivia", "officer");
        proposal = "/api/policies/proposals/" + officer.post("/api/policies/proposals", Map.of("title", "Examples")).ok().json().get("id").asText();
    }

    @Test
    void theSavedExamplesAreTriedByThePoliciesOfTheProposalAndNothingIsKept() throws Exception {
        JsonNode saved = officer.get(proposal + "/examples?path=" + PATH).ok().json();
        assertThat(saved.get("problems")).isEmpty();
        assertThat(saved.get("rows")).isNotEmpty().allSatisfy(row -> assertThat(row.get("passed").asBoolean()).isTrue());
        String book = officer.get(proposal).json().get("book").asText();

        List<Object> rows = new ArrayList<>();
        saved.get("rows").forEach(row -> rows.add(row.get("row")));
        rows.add(Map.of("name", "an everyday question", "given", List.of(Map.of("fact", "topic", "values", Map.of("topic", "fraud"))), "expect", "hold"));
        JsonNode more = officer.post(proposal + "/examples", Map.of("path", PATH, "text", saved.get("text").asText(), "rows", rows)).ok().json();

        assertThat(more.get("text").asText()).startsWith(saved.get("text").asText().stripTrailing()).contains("- topic: {topic: fraud}");
        JsonNode last = more.get("rows").get(more.get("rows").size() - 1);
        assertThat(last.get("passed").asBoolean()).isFalse();
        assertThat(last.get("seen").asText()).isEqualTo("sees nothing");
        assertThat(officer.get(proposal).json().get("book").asText()).isEqualTo(book);
    }

    @Test
    void anotherPolicyInTheProposalSeesSomethingElse() throws Exception {
        String policy = new String(officer.bytes(proposal + "/file?path=" + POLICY), StandardCharsets.UTF_8);
        officer.put(proposal + "/file?path=" + POLICY, policy.replace("\"complaint\"", "\"fraud\"").getBytes(StandardCharsets.UTF_8)).ok();

        JsonNode tried = officer.get(proposal + "/examples?path=" + PATH).ok().json();

        assertThat(tried.get("rows")).anySatisfy(row -> assertThat(row.get("problem").asText())
                .startsWith("expects hand-off to complaints, but the policy sees nothing; correct"));
    }

    @Test
    void whatIsNoFileOfExamplesOrTooMuchIsRefused() throws Exception {
        assertThat(officer.get(proposal + "/examples?path=" + POLICY).json().get("message").asText()).startsWith("path: must be a file of examples");
        assertThat(officer.post(proposal + "/examples", Map.of("path", PATH, "text", "x".repeat(64_001))).status()).isEqualTo(429);
        assertThat(officer.get("/api/policies/proposals/none/examples?path=" + PATH).status()).isEqualTo(404);
        Web advisor = Colleagues.signedIn(context, database, "astrid", "advisor");
        assertThat(advisor.get(proposal + "/examples?path=" + PATH).status()).isEqualTo(403);
        assertThat(officer.get("/api/policies/facts").ok().json().at("/facts/0/name").asText()).isEqualTo("message");
    }
}
