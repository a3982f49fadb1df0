package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** The tables of a proposal as the studio's grid asks for them. */
@WholeHouse
class TablesInAProposalTest {

    private static final String TEAMS = "rules/drl/people/GR-029-teams-that-are-away.drl.csv";
    private static final String HOURS = "rules/drl/people/GR-027-hours-and-holidays-of-the-desks.drl.xlsx";

    private final WebApplicationContext context;
    private final JdbcTemplate database;
    private Web officer;
    private String proposal;

    @Autowired
    TablesInAProposalTest(WebApplicationContext context, DataSource dataSource) {
        this.context = context;
        this.database = new JdbcTemplate(dataSource);
    }

    @BeforeEach
    void aProposal() throws Exception {
        officer = Colleagues.signedIn(context, database, "olivia", "officer");
        proposal = "/api/policies/proposals/" + officer.post("/api/policies/proposals", Map.of("title", "Tables")).ok().json().get("id").asText();
    }

    @Test
    void cellsAreReadPastedImportedAndFoundWrongByTheirPlaceAndNothingIsKept() throws Exception {
        JsonNode saved = officer.get(proposal + "/table?path=" + TEAMS).ok().json();
        String text = saved.get("text").asText();
        assertThat(saved.at("/columns/0/label").asText()).isEqualTo("Team");
        String book = officer.get(proposal).json().get("book").asText();

        JsonNode pasted = officer.post(proposal + "/table", Map.of("path", TEAMS, "text", text, "rows", saved.get("rows"), "pasted",
                Map.of("row", 2, "column", 0, "text", "lending\tx\r\nfront-desk\tyes\r\n"))).ok().json();
        assertThat(pasted.get("rows")).hasSize(4);
        assertThat(pasted.get("problems")).anySatisfy(one -> {
            assertThat(one.get("line").asInt()).isEqualTo(pasted.at("/rows/3/line").asInt());
            assertThat(one.get("column").asInt()).isEqualTo(1);
        });
        JsonNode imported = officer.post(proposal + "/table", Map.of("path", TEAMS, "text", text, "imported", "lending,x,x,handoff.team-away,Away today.\n"))
                .ok().json();
        assertThat(imported.get("rows")).hasSize(1);
        assertThat(imported.get("problems")).isEmpty();
        assertThat(officer.get(proposal).json().get("book").asText()).isEqualTo(book);
    }

    @Test
    void aWorkbookIsReadAndWhatIsNoTableIsRefused() throws Exception {
        assertThat(officer.get(proposal + "/table?path=" + HOURS).ok().json().get("writable").asBoolean()).isFalse();
        assertThat(officer.post(proposal + "/table", Map.of("path", HOURS, "text", "")).json().get("message").asText()).startsWith("path: must be a table");
        assertThat(officer.get(proposal + "/table?path=rules/drl/sentences/bailiwick.dsl").status()).isEqualTo(400);
        assertThat(officer.get(proposal + "/table?path=rules/drl/none.drl.csv").status()).isEqualTo(404);
        assertThat(officer.post(proposal + "/table", Map.of("path", TEAMS, "text", "RuleSet", "rows", List.of())).status()).isEqualTo(400);
    }
}
