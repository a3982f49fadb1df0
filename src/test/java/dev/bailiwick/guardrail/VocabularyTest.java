package dev.bailiwick.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.guardrail.facts.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a version of the vocabulary has published stays: policies that companies wrote go on meaning what they meant. */
class VocabularyTest {

    private static final Path PUBLISHED = Path.of("src/test/resources/vocabulary/" + Fact.VERSION + ".txt");

    private static Stream<Class<?>> facts(Class<?> type) {
        return type.isRecord() ? Stream.of(type) : Arrays.stream(type.getPermittedSubclasses()).flatMap(VocabularyTest::facts);
    }

    private static List<String> now() {
        return facts(Fact.class).flatMap(type -> Arrays.stream(type.getRecordComponents()).map(part -> type.getSimpleName() + "." + part.getName() + " "
                + part.getType().getSimpleName())).sorted().toList();
    }

    @Test
    void nothingThatWasPublishedIsMissing() throws IOException {
        if (Boolean.getBoolean("bailiwick.write-docs")) {
            TreeSet<String> all = new TreeSet<>(now());
            if (Files.exists(PUBLISHED)) {
                all.addAll(Files.readAllLines(PUBLISHED));
            }
            Files.createDirectories(PUBLISHED.getParent());
            Files.writeString(PUBLISHED, all.stream().collect(Collectors.joining("\n", "", "\n")));
        }

        assertThat(now()).as("a property was removed, renamed or retyped, or is new and not published: raise Fact.VERSION for the former, and run "
                + "mvn test -Dtest=VocabularyTest -Dbailiwick.write-docs=true for the latter").containsExactlyElementsOf(Files.readAllLines(PUBLISHED));
    }
}
