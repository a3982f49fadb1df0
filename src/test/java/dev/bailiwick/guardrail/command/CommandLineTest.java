package dev.bailiwick.guardrail.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    private static CommandLine read(String... arguments) {
        return CommandLine.read(arguments, Set.of("--book", "--from", "--limit"), Set.of("--json"));
    }

    @Test
    void optionsWordsAndSettingsAreToldApart() {
        CommandLine line = read("try", "one", "--from=2026-03-01T08:00:00Z", "--json", "--limit", "7", "--bailiwick.home=x", "--", "--two");

        assertThat(line.words()).containsExactly("one", "--two");
        assertThat(line.moment("--from")).isEqualTo(Instant.parse("2026-03-01T08:00:00Z"));
        assertThat(line.number("--limit")).isEqualTo(7);
        assertThat(line.has("--json")).isTrue();
        assertThat(line.settings()).containsExactly("--bailiwick.home=x");
        assertThat(read("try").number("--limit")).isEqualTo(-1);
    }

    @Test
    void whatIsUnknownOrHalfIsRefusedAndTheCureNamed() {
        assertThatThrownBy(() -> read("try", "--bok", "x")).hasMessageContaining("--bok: is no option of try; there are --book, --from, --json, --limit");
        assertThatThrownBy(() -> read("try", "--book")).hasMessageContaining("--book: needs a value");
        assertThatThrownBy(() -> read("try", "--json", "--json")).hasMessageContaining("--json: stands there twice");
        assertThatThrownBy(() -> read("try", "--limit", "-1").number("--limit")).hasMessageContaining("must be a whole number from 0, not '-1'");
        assertThatThrownBy(() -> read("try", "--from", "monday").moment("--from")).hasMessageContaining("must be a moment such as");
        assertThatThrownBy(() -> read("try", "--book", "nowhere").settings()).hasMessageContaining("there is no folder nowhere/rules/drl");
        assertThatThrownBy(() -> read("impact", "rules").noWords()).hasMessageContaining("name the company's folder by --book");
    }
}
