package dev.bailiwick.guardrail.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An officer begins a policy, and a pipeline checks it. */
class PolicyCommandsTest {

    private static final Clock DAY = Clock.fixed(Instant.parse("2026-07-28T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path company;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int newPolicy(String... arguments) {
        said.reset();
        return NewPolicyCommand.run(new PrintStream(said, true, StandardCharsets.UTF_8), company, DAY, arguments);
    }

    private int check() {
        said.reset();
        return CheckCommand.run(new PrintStream(said, true, StandardCharsets.UTF_8), "check", "--bailiwick.company=" + company);
    }

    @Test
    void aNewPolicyPassesItsCheckAndAMistakeIsNamedByItsLine() throws IOException {
        Path sentences = company.resolve("rules/drl/sentences/bailiwick.dsl");
        Files.createDirectories(sentences.getParent());
        Files.copy(Path.of("rules/drl/sentences/bailiwick.dsl"), sentences);

        assertThat(newPolicy("new-policy", "people", "minors-are-noted")).isEqualTo(NewPolicyCommand.WRITTEN);
        assertThat(newPolicy("new-policy", "people", "minors-again")).isEqualTo(NewPolicyCommand.WRITTEN);
        assertThat(check()).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(CheckCommand.GOOD);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("is good: 2 policies, 8 examples passed");

        Path policy = company.resolve("rules/drl/people/GR-002-minors-again.dslr");
        Files.writeString(policy, Files.readString(policy).replace("the customer is under age", "the costumer is under age"));

        assertThat(check()).isEqualTo(CheckCommand.WRONG);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("rules/drl/people/GR-002-minors-again.dslr:7: 'the costumer is under age' is no sentence",
                "the nearest sentence is: the customer is under age", "1 problems in the policies");
    }

    @Test
    void whatIsInOrderAndShouldBeLookedAtIsSaidWithACaseThatShowsIt() throws IOException {
        SmallCompany.write(company, "hold the draft because \"People look first.\"");
        String stricter = SmallCompany.POLICY.replace("GR-001-minors", "GR-002-all-minors");
        for (String ending : new String[] {".dslr", ".examples.yaml"}) {
            SmallCompany.write(company, stricter.replace(".dslr", ending), Files.readString(company.resolve(SmallCompany.POLICY.replace(".dslr", ending)))
                    .replace("GR-001", "GR-002").replace("    the customer is not verified\n", "")
                    .replace("hold the draft because", "hand off to \"front-desk\" because"));
        }

        assertThat(check()).isEqualTo(CheckCommand.GOOD);

        assertThat(said.toString(StandardCharsets.UTF_8)).contains(SmallCompany.POLICY + ": shadowed: GR-001 minors is shadowed: whenever it hits, GR-002",
                "for example: customer: minor true, verified false", "8 examples passed, 1 remarks");
    }

    @Test
    void whatIsNoPolicyIsNotWritten() {
        assertThat(newPolicy("new-policy", "people")).isEqualTo(NewPolicyCommand.NOT_WRITTEN);
        assertThat(newPolicy("new-policy", "../people", "minors")).isEqualTo(NewPolicyCommand.NOT_WRITTEN);
        assertThat(newPolicy("new-policy", "people", "minors")).isEqualTo(NewPolicyCommand.NOT_WRITTEN);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("There is no folder");
    }
}
