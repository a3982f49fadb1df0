package dev.bailiwick.guardrail.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.guardrail.drools.Consequence.Part;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.YamlBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What policies name in other files exists there. */
class NamedElsewhereTest {

    private static Set<String> named(Part part) {
        return BooksForTests.larkfield().policies().values().stream().flatMap(BookedPolicy::consequences)
                .map(consequence -> consequence.value(part)).filter(value -> value != null).collect(Collectors.toSet());
    }

    private static YamlBlock read(String path) throws IOException {
        return YamlBlock.of(new CompanyFile(path, Files.readAllBytes(Path.of(path))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es"})
    void everyWordingIsSaidInEveryLanguageOfTheDesk(String language) throws IOException {
        assertThat(read("prompts/wording/" + language + ".yaml").keys()).containsAll(named(Part.WORDING));
    }

    @Test
    void everyTeamIsOneOfTheDesk() throws IOException {
        Set<String> teams = read("rules/desk/desk.yaml").blocks("teams").stream().map(team -> team.text("id")).collect(Collectors.toSet());

        assertThat(teams).containsAll(named(Part.TARGET));
    }

    @Test
    void everyProcedureIsDrawn() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("processes/bpmn"))) {
            Set<String> drawn = files.map(path -> path.getFileName().toString()).filter(name -> name.endsWith(".bpmn"))
                    .map(name -> name.replace(".bpmn", "")).collect(Collectors.toSet());

            assertThat(drawn).containsAll(named(Part.FOLLOW));
        }
    }
}
