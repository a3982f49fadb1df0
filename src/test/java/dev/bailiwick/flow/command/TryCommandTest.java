package dev.bailiwick.flow.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.guardrail.command.CommandHouse;
import dev.bailiwick.guardrail.command.SmallCompany;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An officer asks what the policies of a folder make of texts. */
class TryCommandTest {

    @TempDir
    private Path company;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String in, String... arguments) {
        said.reset();
        return TryCommand.run(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(said, true, StandardCharsets.UTF_8), arguments);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void eachTextIsJudgedAndWhatWasSeenInItIsSaid() throws IOException {
        SmallCompany.write(company, "hold the draft because \"People look first.\"");
        SmallCompany.write(company, "rules/drl/people/GR-002-cards.dslr", """
                rule "GR-002 cards"
                    @status("active") @owner("People") @since("2026-01-01") @review("2027-01-01")
                    @basis("by our own choice") @errs("nothing known")
                when
                    the message contains a "card-number"
                then
                    hold the draft because "No card numbers."
                end
                """);
        SmallCompany.write(company, "rules/drl/people/GR-002-cards.examples.yaml", """
                policy: GR-002
                examples:
                  - {name: a card, given: [{personal-data: {kind: card-number}}], expect: hit}
                  - {name: another card, given: [{personal-data: {kind: card-number, mark: x}}], expect: hit}
                  - {name: nothing, expect: miss}
                  - {name: a phone, given: [{personal-data: {kind: phone}}], expect: miss}
                """);

        assertThat(run("My card is 4111 1111 1111 1111, thanks\n\n", "try", "--book", company.toString(), "--file", "-", "--json", "--moment",
                "2026-07-28T10:00:00Z", "What does it cost to use my card abroad?")).as(said()).isEqualTo(CommandHouse.GOOD);

        JsonNode results = new ObjectMapper().readTree(said()).path("results");
        assertThat(results).hasSize(2);
        assertThat(results.at("/0/verdict").asText()).isEqualTo("allow");
        assertThat(results.at("/0/language/code").asText()).isEqualTo("en");
        assertThat(results.at("/1/verdict").asText()).isEqualTo("hold");
        assertThat(results.at("/1/findings/0/policy").asText()).isEqualTo("GR-002");
        assertThat(results.at("/1/findings/0/because").asText()).isEqualTo("No card numbers.");
        JsonNode place = results.at("/1/personalData/0");
        assertThat(results.at("/1/text").asText().substring(place.path("from").asInt(), place.path("to").asInt())).isEqualTo("4111 1111 1111 1111");
    }

    @Test
    void whatCannotBeTriedIsRefusedBeforeAnythingIsRead() {
        assertThat(run("", "try")).isEqualTo(CommandHouse.NOT_DONE);
        assertThat(said()).contains("Nothing was tried: texts: say try");
        assertThat(run("", "try", "--file", "nowhere.txt")).isEqualTo(CommandHouse.NOT_DONE);
        assertThat(said()).contains("--file: cannot read nowhere.txt (NoSuchFileException)");
        assertThat(run("", "try", "--channel", "Web!", "x")).isEqualTo(CommandHouse.NOT_DONE);
        assertThat(said()).contains("channel: must be a channel such as web or email");
        assertThat(run("", "try", "--moment", "noon", "x")).isEqualTo(CommandHouse.NOT_DONE);
        assertThat(said()).contains("--moment: must be a moment such as");
        assertThat(run("x\n".repeat(501), "try", "--file", "-")).isEqualTo(CommandHouse.NOT_DONE);
        assertThat(said()).contains("texts: must be 1 to 500 texts");
    }
}
