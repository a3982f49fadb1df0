package dev.bailiwick.guardrail.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.guardrail.drools.Sentences.Half;
import dev.bailiwick.guardrail.drools.Sentences.Sentence;
import dev.bailiwick.guardrail.facts.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/sentences.md} and {@code facts.md} are written from the vocabulary, and this test sees that they were. */
class SentencesPageTest {

    private static final Path SENTENCES = Path.of("docs/reference/sentences.md");
    private static final Path FACTS = Path.of("docs/reference/facts.md");
    private static final Path SOURCES = Path.of("src/main/java/dev/bailiwick/guardrail/facts");
    private static final String COMMAND = "mvn test -Dtest=SentencesPageTest -Dbailiwick.write-docs=true";

    private static void written(Path path, String page) throws IOException {
        if (Boolean.getBoolean("bailiwick.write-docs")) {
            Files.writeString(path, page);
        }
        assertThat(path).as("is stale; write it anew with: " + COMMAND).exists().hasContent(page);
    }

    @Test
    void everySentenceIsExplainedAndShown() {
        assertThat(BooksForTests.larkfield().sentences().all()).allSatisfy(sentence -> {
            assertThat(sentence.note()).as(sentence.words()).endsWith(".");
            assertThat(sentence.example()).as("an example of: " + sentence.words()).isNotEmpty();
        });
    }

    @Test
    void thePageListsEverySentence() throws IOException {
        StringBuilder text = new StringBuilder("""
                # Sentences

                <!-- Written from rules/drl/sentences by `%s`; do not edit. -->

                A line of a policy is one of these sentences, whole: nothing else is understood. `"{place}"` takes a text in quotation marks, `{place}`
                a number, or a time such as `08:30` where a clock is meant. In a table a sentence heads a column, with `$param` where the
                cell's value goes.

                A condition that begins with `no tool has` is met as well when no tool has looked, or only at something else: what is missing never passes.
                So forbid with these, and with `the request does not say`. Where a sentence names the request, only what was found out about exactly what
                that request says counts; where it names none, only what was found out about the customer who writes. Two answers about the same hold.

                ## Before `then`

                | sentence | meaning | example |
                |---|---|---|
                """.formatted(COMMAND));
        rows(text, Half.WHEN);
        text.append("\n## After `then`\n\n| sentence | meaning | example |\n|---|---|---|\n");
        rows(text, Half.THEN);

        written(SENTENCES, text.toString());
    }

    private static void rows(StringBuilder text, Half half) {
        for (Sentence sentence : BooksForTests.larkfield().sentences().all()) {
            if (sentence.half() == half) {
                text.append("| ").append(sentence.words()).append(" | ").append(sentence.note()).append(" | `").append(sentence.example())
                        .append("` |\n");
            }
        }
    }

    @Test
    void thePageListsEveryFact() throws IOException {
        StringBuilder text = new StringBuilder("""
                # Facts

                <!-- Written from the records in dev.bailiwick.guardrail.facts by `%s`; do not edit. -->

                What policies can look at, version %d. Immutable: rules add what follows from them and never change one. Facts and properties may be
                added to a version; none is removed, renamed or given another type without a higher one.
                """.formatted(COMMAND, Fact.VERSION));
        for (FactType type : FactType.published().values()) {
            String source = Files.readString(SOURCES.resolve(type.name() + ".java"));
            text.append("\n## ").append(type.name()).append("\n\n").append(about(source)).append(type.inferred() ? " Only rules say it." : "")
                    .append(type.gate().map(gate -> " Only at the " + gate.word() + " gate.").orElse("")).append("\n\n| property | type | meaning |\n"
                            + "|---|---|---|\n");
            type.properties().forEach((name, of) -> text.append("| ").append(name).append(" | ").append(of.getSimpleName().toLowerCase())
                    .append(" | ").append(meaning(source, name)).append(" |\n"));
        }

        written(FACTS, text.toString());
    }

    private static String about(String source) {
        Matcher about = Pattern.compile("/\\*\\*(.*?)(?:\\n \\*\\s*\\n|\\*/)", Pattern.DOTALL).matcher(source);
        assertThat(about.find()).isTrue();
        return plain(about.group(1));
    }

    private static String meaning(String source, String property) {
        Matcher meaning = Pattern.compile("@param " + property + "\\s+(.*?)(?=\\n \\* @param|\\n \\*/)", Pattern.DOTALL).matcher(source);
        assertThat(meaning.find()).as("what " + property + " means").isTrue();
        return plain(meaning.group(1));
    }

    private static String plain(String doc) {
        return doc.replaceAll("\\n \\*", " ").replaceAll("\\{@(?:code|link) ([^}]*)\\}", "`$1`").replace("#", ".").replaceAll("\\s+", " ")
                .replace("|", "\\|").strip();
    }
}
