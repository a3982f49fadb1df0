package dev.bailiwick.rehearsal.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.guardrail.command.CommandHouse;
import dev.bailiwick.guardrail.command.SmallCompany;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios are played by the texts of a folder, without a database. */
class RehearseCommandTest {

    private static final String SCENARIO = """
            title: A child whom nobody knows is answered by people
            moment: 2026-03-03T09:30:00Z
            facts: {customer: {minor: true}}
            steps:
              - customer: When is the branch in Galway open?
                then:
                  handed-off: GR-001
                  passes: Task_JudgeHandoff
            """;

    @TempDir
    private Path company;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String... arguments) {
        said.reset();
        return RehearseCommand.run(new PrintStream(said, true, StandardCharsets.UTF_8), arguments);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** One policy, one article, one intent: what has to be embedded is done in no time. */
    private void aSmallCompany() throws IOException {
        SmallCompany.write(company, "hold the draft because \"People look first.\"");
        for (String drawing : new String[] {"conversation", "complaint", "report-lost-card"}) {
            String path = "processes/bpmn/" + drawing + ".bpmn";
            SmallCompany.write(company, path, Files.readString(Path.of(path)));
        }
        SmallCompany.write(company, "processes/intents/branches.yaml", """
                intent: branches
                title: Where branches are
                exemplars:
                  en: ["When is the branch in Galway open?", "Where is your nearest branch?", "When do you open?", "Is there a branch in Cork?"]
                """);
        SmallCompany.write(company, "knowledge/en/branches.md", Files.readString(Path.of("knowledge/en/branches.md")));
        SmallCompany.write(company, "scenarios/minors/first.yaml", SCENARIO);
    }

    @Test
    void whatPassesAndWhatDoesNotIsSaidWithItsPlace() throws IOException {
        aSmallCompany();
        assertThat(run("rehearse", "--book", company.toString())).as(said()).isEqualTo(CommandHouse.GOOD);
        assertThat(said()).contains("passed scenarios/minors/first.yaml: A child whom nobody knows is answered by people")
                .containsPattern("policy book [0-9a-f]+: 1 scenarios passed, 0 failed, in ");

        Path other = company.resolve("other.yaml");
        Files.writeString(other, SCENARIO.replace("GR-001", "GR-002").replace("minor: true", "minor: false"));
        assertThat(run("rehearse", "--book", company.toString(), "--json", company.resolve("scenarios").toString(), other.toString()))
                .as(said()).isEqualTo(CommandHouse.OVER);

        JsonNode card = new ObjectMapper().readTree(said());
        assertThat(card.get("passed").asInt()).isEqualTo(1);
        assertThat(card.at("/played/1/path").asText()).isEqualTo(other.toString());
        assertThat(card.at("/played/1/misses/0/line").asInt()).isEqualTo(7);
        assertThat(card.at("/played/1/misses/0/instead").asText()).startsWith("answered from en/branches");
    }

    @Test
    void whatCannotBePlayedIsSaidAndNothingIsKnown() throws IOException {
        assertThat(run("rehearse", "nowhere.yaml")).isEqualTo(CommandHouse.NOT_DONE);
        assertThat(said()).contains("Nothing was rehearsed: nowhere.yaml: cannot be read (NoSuchFileException)");

        Path broken = company.resolve("broken.yaml");
        Files.writeString(broken, SCENARIO.replace("passes:", "pases:"));
        assertThat(run("rehearse", broken.toString())).isEqualTo(CommandHouse.NOT_DONE);
        assertThat(said()).contains(broken + ":8: 'pases' is not known here").contains("Nothing was rehearsed: 1 problems in the files");
    }
}
