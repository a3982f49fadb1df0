package dev.bailiwick.guardrail.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.guardrail.Policy;
import dev.bailiwick.guardrail.drools.Consequence.Part;
import dev.bailiwick.guardrail.drools.Sentences.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/policies.md} is written from the book, and this test sees that it was. */
class PoliciesPageTest {

    private static final Path PAGE = Path.of("docs/reference/policies.md");
    private static final String COMMAND = "mvn test -Dtest=PoliciesPageTest -Dbailiwick.write-docs=true";

    @Test
    void thePageSaysWhatTheBookSays() throws IOException {
        String page = page(BooksForTests.larkfield());
        if (Boolean.getBoolean("bailiwick.write-docs")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).as("is stale; write it anew with: " + COMMAND).exists().hasContent(page);
    }

    private static String page(CompiledBook book) {
        StringBuilder text = new StringBuilder("""
                # Policies

                <!-- Written from rules/drl by `%s`; do not edit. -->

                The policies of the sample company, Larkfield Bank. Each stands in `rules/drl/<family>/<id>-<title>.dslr` with its examples beside it.
                At which gate it judges follows from what it looks at: who looks at anything of a draft judges drafts. What several findings mean
                together: the strictest wins (hand off, decline, hold, ask, mask, say first, note), among equals the lower id.

                | id | policy | gate | when | then | basis | known errors | owner | since, review |
                |---|---|---|---|---|---|---|---|---|
                """.formatted(COMMAND));
        book.policies().values().forEach(policy -> text.append(row(policy)));
        text.append("""

                ## Sentences

                A policy's line is one of these sentences, whole: nothing else is understood. `"{place}"` takes a text in quotation
                marks, `{place}` a number.

                | half | sentence | meaning |
                |---|---|---|
                """);
        for (Sentence sentence : book.sentences().all()) {
            text.append("| ").append(sentence.half().name().toLowerCase(Locale.ROOT)).append(" | ").append(sentence.words()).append(" | ")
                    .append(sentence.note()).append(" |\n");
        }
        return text.toString();
    }

    private static String row(BookedPolicy booked) {
        Policy policy = booked.policy();
        String status = policy.status().equals("active") ? "" : " (" + policy.status() + ")";
        int whens = booked.sentences().size() - booked.consequences().size();
        return "| " + Stream.of(policy.id(), policy.title() + status, booked.gate().name().toLowerCase(Locale.ROOT),
                booked.sentences().stream().limit(whens).collect(Collectors.joining("; ")),
                booked.consequences().stream().map(PoliciesPageTest::words).collect(Collectors.joining("; ")),
                policy.basis(), policy.errs(), policy.owner(), policy.since() + ", " + policy.review()).map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ")) + " |\n";
    }

    private static String words(Consequence consequence) {
        String detail = Stream.of(Part.TARGET, Part.WORDING, Part.FOLLOW).map(consequence::value).filter(value -> value != null)
                .map(value -> "`" + value + "`").collect(Collectors.joining(", "));
        return consequence.does().name().toLowerCase(Locale.ROOT).replace('_', ' ') + (detail.isEmpty() ? "" : " " + detail);
    }
}
