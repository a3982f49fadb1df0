package dev.bailiwick.guardrail.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline asks which small changes of the policies no example notices. */
class MutateCommandTest {

    @TempDir
    private Path company;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int mutate(String... arguments) {
        said.reset();
        String[] all = new String[arguments.length + 3];
        all[0] = MutateCommand.NAME;
        all[1] = "--book";
        all[2] = company.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return MutateCommand.run(new PrintStream(said, true, StandardCharsets.UTF_8), all);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aChangeThatNoExampleNoticesIsSaidInWordsAndCounts() throws IOException {
        SmallCompany.write(company, "hold the draft because \"People look first.\"");

        assertThat(mutate("--fail-over", "0")).as(said()).isEqualTo(CommandHouse.OVER);
        assertThat(said()).contains(SmallCompany.POLICY + ": GR-001 minors: no example notices when", "the customer is not verified", "is left out", "it matters with customer: minor true, verified true");

        assertThat(mutate("--json", "--fail-over", "99")).isEqualTo(CommandHouse.GOOD);
        JsonNode report = new ObjectMapper().readTree(said());
        assertThat(report.path("complete").asBoolean()).isTrue();
        assertThat(report.path("tried").asInt()).isEqualTo(report.path("noticed").asInt() + report.path("unnoticed").size());
    }

    @Test
    void aBrokenPolicyIsNamedByItsLineAndNothingIsSaidToBeGood() {
        SmallCompany.write(company, "hold the daft because \"People look first.\"");

        assertThat(mutate()).isEqualTo(CommandHouse.NOT_DONE);
        assertThat(said()).contains(SmallCompany.POLICY + ":9: ", "The policies were not changed on trial: 1 problems in the files");
        assertThat(mutate("--limit", "0")).isEqualTo(CommandHouse.NOT_DONE);
        assertThat(said()).contains("--limit: must be 1 to 86400 seconds");
    }
}
