package dev.bailiwick.guardrail.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.guardrail.BookTexts;
import dev.bailiwick.guardrail.RecordedFacts;
import dev.bailiwick.guardrail.facts.CompanyTimeFact;
import dev.bailiwick.guardrail.facts.ConversationFact;
import dev.bailiwick.guardrail.facts.CustomerFact;
import dev.bailiwick.guardrail.facts.DeskFact;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.MessageFact;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A pipeline asks what a draft would have judged otherwise. */
class ImpactCommandTest {

    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-07-28T12:00:00Z");

    @TempDir
    private Path company;

    private final ObjectMapper json = new ObjectMapper();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int impact(TestDatabase database, String... arguments) {
        said.reset();
        List<String> all = new ArrayList<>(List.of(ImpactCommand.NAME, "--book", company.toString(), "--bailiwick.database.url=" + database.url(),
                "--bailiwick.database.user=" + database.user(), "--bailiwick.database.password=" + database.password()));
        all.addAll(List.of(arguments));
        return ImpactCommand.run(new PrintStream(said, true, StandardCharsets.UTF_8), all.toArray(String[]::new));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aDraftIsHeldAgainstAllJudgementsOfTheDatabase() throws IOException {
        SmallCompany.write(company, "note that \"People look first.\"");
        try (TestDatabase database = TestDatabase.fresh("guardrail", "ledger")) {
            JdbcClient jdbc = JdbcClient.create(database.dataSource());
            String active = founded(jdbc);
            judged(jdbc, "child", true);
            judged(jdbc, "adult", false);
            SmallCompany.write(company, "hold the draft because \"People look first.\"");

            assertThat(impact(database, "--fail-over", "1")).as(said()).isEqualTo(CommandHouse.GOOD);
            assertThat(said()).contains("1 at the message gate: allow -> hold, by ~GR-001; latest conversations child", " against " + active
                    + ": 2 judgements judged again, 1 verdicts change, 0 cannot");

            assertThat(impact(database, "--fail-over", "0", "--against", "judged", "--json")).isEqualTo(CommandHouse.OVER);
            JsonNode report = json.readTree(said());
            assertThat(report.at("/groups/0/conversations/0").asText()).isEqualTo("child");
            assertThat(report.path("against").asText()).isEqualTo("judged");

            assertThat(impact(database, "--against", "0123456789ab")).isEqualTo(CommandHouse.NOT_DONE);
            assertThat(said()).contains("--against: this database keeps no policy book 0123456789ab");
            assertThat(impact(database, "--against", "yesterday")).isEqualTo(CommandHouse.NOT_DONE);
            assertThat(said()).contains("--against: must be active (the book in force)");
        }
    }

    /** @return the version of the folder's book, which is in force now */
    private String founded(JdbcClient jdbc) throws IOException {
        List<CompanyFile> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(company.resolve("rules/drl"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.add(new CompanyFile(company.relativize(file).toString(), Files.readAllBytes(file)));
            }
        }
        BookTexts texts = BookTexts.of(files);
        jdbc.sql("insert into guardrail.book (version, hash, texts, files, created) values (?, ?, ?, ?, ?)").params(texts.version(),
                HexFormat.of().parseHex(texts.hash()), texts.packed(), files.size(), NOON).update();
        jdbc.sql("insert into guardrail.activation (book, kind, state, begins, took_force, person, at) values (?, 'founded', 'in-force', ?, ?, 'x', ?)")
                .params(texts.version(), NOON, NOON, NOON).update();
        return texts.version();
    }

    private void judged(JdbcClient jdbc, String conversation, boolean minor) throws IOException {
        List<Fact> facts = List.of(new MessageFact("hello", "en", 1, 5, "", 0, false, false, 0), new CustomerFact(false, minor),
                new ConversationFact("web", 1, false, 0, "", 1), new CompanyTimeFact("2026-07-28", "TUESDAY", 720, ""), new DeskFact(true, ""));
        jdbc.sql("insert into ledger.entry (conversation_id, number, turn, kind, at, details, previous_hash, hash) values (?, 1, 1, 'message-judged', ?,"
                + " ?::json, ?, ?)").params(conversation, NOON, json.writeValueAsString(Map.of("outcome", "allow", "book", "before", "findings", List.of(),
                        "facts", RecordedFacts.written(facts))), new byte[32], new byte[32]).update();
    }
}
